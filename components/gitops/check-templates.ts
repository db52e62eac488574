import { nearName } from "../near-name";
import { expected, type Problem, quote } from "../problems";
import { isRecord } from "../records";
import type { ArgoSource } from "./sources";
import { actionsIn } from "./template-actions";

/** A single word. A template takes it for the name of a function. */
const loneWord = /^-?\s*(?!(?:else|end|break|continue)\b)([A-Za-z_]\w*)[\w.]*\s*-?$/;

/**
 * Lists the mistakes in templates, the parts of sources that an ApplicationSet fills in. A template may be unclosed, or may use a field that nothing
 * sets. With such a mistake, Argo CD creates no application at all.
 *
 * @param path of the source
 * @param fields that the generator sets for each application
 */
export function checkTemplates(path: string, source: ArgoSource, fields: readonly string[]): Problem[] {
  return textsIn(path, source).flatMap(([at, text]) => {
    const actions = actionsIn(text);
    if (actions.some(({ isClosed }) => !isClosed)) {
      return [expected(at, 'a whole template such as "{{ .name }}"', text)];
    }
    const words = actions.flatMap(({ body }) => loneWord.exec(body)?.[1] ?? []);
    const [word, meant] =
      words.map((each) => [each, nearName(each, fields)]).find(([, near]) => near !== undefined) ?? [];
    if (word !== undefined) {
      return [expected(at, "a field that begins with a dot", word, `write ${quote(`{{ .${meant} }}`)}`)];
    }
    const asked = actions.flatMap((action) => action.fields.map(([name = ""]) => name));
    const unknown = new Set(asked.filter((name) => !fields.includes(name)));
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

/**
 * Lists the values that sources use but `values` does not contain.
 *
 * @param path of the values
 * @param known the names of the values
 */
export function checkTemplateValues(path: string, sources: readonly ArgoSource[], known: readonly string[]): Problem[] {
  const actions = textsIn("", sources).flatMap(([, text]) => actionsIn(text));
  const asked = actions.flatMap(({ fields }) =>
    fields.flatMap(([field, name]) => (field === "values" && name !== undefined ? name : [])),
  );
  return [...new Set(asked)].flatMap((name) =>
    known.includes(name) ? [] : [expected(`${path}.${name}`, `a value, because a source uses {{ .values.${name} }}`)],
  );
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
