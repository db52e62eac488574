import { nearName } from "../near-name";
import { expected, type Problem, quote } from "../problems";
import { isRecord } from "../records";
import type { ArgoSource } from "./sources";

/** A part that an ApplicationSet fills in: https://argo-cd.readthedocs.io/en/stable/operator-manual/applicationset/GoTemplate/ */
const action = /\{\{[^}]*\}\}/g;

const field = /(?:^|[\s({|])\.([A-Za-z_]\w*)/g;

/**
 * Lists the mistakes in the parts of sources that an ApplicationSet fills in: unclosed ones, and fields that nothing sets. With either, Argo CD
 * would create no application at all.
 *
 * @param path of the source
 * @param fields that the generator sets for each application
 */
export function checkTemplates(path: string, source: ArgoSource, fields: readonly string[]): Problem[] {
  return textsIn(path, source).flatMap(([at, text]) => {
    if (text.replaceAll(action, "").includes("{{")) {
      return [expected(at, 'a whole template such as "{{ .name }}"', text)];
    }
    const word = [...text.matchAll(action)].flatMap(
      ([part]) => /^\{\{-?\s*(\w+)[\w.]*\s*-?\}\}$/.exec(part)?.[1] ?? [],
    )[0];
    if (word !== undefined) {
      return [expected(at, "a field with a dot before it", word, `write ${quote(`{{ .${word} }}`)}`)];
    }
    const asked = [...text.matchAll(action)].flatMap(([part]) => [...part.matchAll(field)]);
    const unknown = new Set(asked.flatMap(([, name = ""]) => (fields.includes(name) ? [] : name)));
    return [...unknown].map((name) => {
      const near = nearName(name, fields);
      return expected(
        at,
        `one of ${fields.map((one) => quote(`.${one}`)).join(", ")}`,
        `.${name}`,
        near === undefined ? "nothing else is set" : `did you mean ${quote(`.${near}`)}?`,
      );
    });
  });
}

function textsIn(path: string, value: unknown): (readonly [path: string, text: string])[] {
  if (typeof value === "string") {
    return [[path, value]];
  }
  if (Array.isArray(value)) {
    return value.flatMap((item: unknown, index) => textsIn(`${path}[${index}]`, item));
  }
  return isRecord(value) ? Object.entries(value).flatMap(([key, member]) => textsIn(`${path}.${key}`, member)) : [];
}
