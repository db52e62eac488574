import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { isRecord } from "../values";

/** The values that the templates of a chart use. */
export interface UsedValues {
  /** Paths such as `image.tag`. */
  readonly named: readonly (readonly string[])[];
  /** Paths of maps that templates render or iterate as a whole, so that every key below them counts as known. */
  readonly whole: readonly (readonly string[])[];
}

const use = /\.Values((?:\.[A-Za-z_]\w*)+)/g;

/** A key that the template language cannot write as a word: `index .Values "grafana.ini"`. */
const indexed = /\b(?:index|get) \$?\.Values((?: "[^"]+")+)/g;

/** Functions that take a map as a whole. */
const wholeUse =
  /\b(?:range|toYaml|toYamlPretty|toJson|toPrettyJson|toRawJson|mustToJson|tpl|merge|mergeOverwrite|mustMerge|mustMergeOverwrite|deepCopy|mustDeepCopy|omit|keys|concat)\b/;

/** Reads the templates of a chart, including those without a manifest. */
export async function readUsedValues(directory: string): Promise<UsedValues> {
  const templates = path.join(directory, "templates");
  const names = await readdir(templates, { recursive: true }).catch(ignoreMissing);
  const files = names.filter((name) => /\.(ya?ml|tpl|txt)$/.test(name));
  const texts = await Promise.all(
    files.map(async (name) => withoutComments(await readFile(path.join(templates, name), "utf8"))),
  );
  /* Some values are templates themselves. */
  const values = await readFile(path.join(directory, "values.yaml"), "utf8").catch(ignoreMissing);
  return { named: texts.flatMap(pathsIn), whole: [...texts, values].flat().flatMap(wholePaths) };
}

/** Comments of libraries show uses of values that only their readers have. */
function withoutComments(template: string): string {
  return template.replace(/\{\{-?\s*\/\*[\s\S]*?\*\/\s*-?\}\}/g, "");
}

function pathsIn(text: string): string[][] {
  return [
    ...[...text.matchAll(use)].map(([, keys = ""]) => keys.slice(1).split(".")),
    ...[...text.matchAll(indexed)].map(([, keys = ""]) => keys.slice(2, -1).split('" "')),
  ];
}

/** Lists the maps that a template uses whole: directly, by a variable, or as the dot inside of `with`. */
function wholePaths(template: string): string[][] {
  const actions = [...template.matchAll(/\{\{-?([\s\S]*?)-?\}\}/g)];
  return actions.flatMap(([action, inner = ""], index) => {
    const rest = () => template.slice((actions[index]?.index ?? 0) + action.length);
    const variable = /^\s*(\$\w+)\s*:=\s*\(?\.Values\b/.exec(inner)?.[1];
    const isWhole =
      wholeUse.test(inner) ||
      (/^\s*(?:else\s+)?with\b/.test(inner) &&
        usesWhole(rest().split(/\{\{-?\s*(?:end|else|with|range)\b/)[0] ?? "", "\\.")) ||
      (variable !== undefined && usesWhole(rest(), `\\${variable}`));
    return isWhole ? pathsIn(inner) : [];
  });
}

/** Reports whether a text has an action that uses the dot or a variable as a whole. */
function usesWhole(text: string, name: string): boolean {
  const whole = new RegExp(`${name}(?![\\w.])`);
  return [...text.matchAll(/\{\{-?([\s\S]*?)-?\}\}/g)].some(
    ([, inner = ""]) => wholeUse.test(inner) && whole.test(inner.replace(/\s*\(index \$?\.[^)]*\)/g, "")),
  );
}

/** Stands for a missing folder by nothing, and throws every other error. */
function ignoreMissing(error: unknown): never[] {
  if (isRecord(error) && (error.code === "ENOENT" || error.code === "ENOTDIR")) {
    return [];
  }
  throw error;
}
