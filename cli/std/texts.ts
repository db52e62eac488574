import { listOf, numberOf, type StdFunction, textOf } from "./inputs";

/** Functions of texts. */
export const texts: Readonly<Record<string, StdFunction>> = {
  base64decode: (inputs) => Buffer.from(textOf(inputs), "base64").toString("utf8"),
  base64encode: (inputs) => Buffer.from(textOf(inputs), "utf8").toString("base64"),
  chomp: (inputs) => textOf(inputs).replace(/(?:\r?\n)+$/, ""),
  endswith: (inputs) => textOf(inputs).endsWith(textOf(inputs, "suffix")),
  indent: (inputs) => textOf(inputs).replaceAll("\n", `\n${" ".repeat(numberOf(inputs, "spaces"))}`),
  join: (inputs) => listOf(inputs).join(textOf(inputs, "separator")),
  jsondecode: (inputs): unknown => JSON.parse(textOf(inputs)),
  jsonencode: ({ input }) => JSON.stringify(input),
  lower: (inputs) => textOf(inputs).toLowerCase(),
  replace: (inputs) => replaced(textOf(inputs, "text"), textOf(inputs, "search"), textOf(inputs, "replace")),
  split: (inputs) => textOf(inputs, "text").split(textOf(inputs, "separator")),
  startswith: (inputs) => textOf(inputs).startsWith(textOf(inputs, "prefix")),
  strrev: (inputs) => Array.from(textOf(inputs)).toReversed().join(""),
  tostring: ({ input }) => (typeof input === "string" ? input : JSON.stringify(input)),
  trim: (inputs) => trimmed(textOf(inputs), new Set(textOf(inputs, "cutset"))),
  trimprefix: (inputs) => withoutPrefix(textOf(inputs), textOf(inputs, "prefix")),
  trimspace: (inputs) => textOf(inputs).trim(),
  trimsuffix: (inputs) => withoutSuffix(textOf(inputs), textOf(inputs, "suffix")),
  upper: (inputs) => textOf(inputs).toUpperCase(),
};

/** A search between slashes is a regular expression. Its replacement refers to groups as `$1` or `${1}`. */
function replaced(text: string, search: string, replacement: string): string {
  const expression = /^\/(.+)\/$/s.exec(search)?.[1];
  return expression === undefined
    ? text.replaceAll(search, () => replacement)
    : text.replaceAll(new RegExp(expression, "gu"), replacement.replaceAll(/\$\{(\d+)\}/g, "$$$1"));
}

function trimmed(text: string, cut: ReadonlySet<string>): string {
  const characters = Array.from(text);
  const isKept = (character: string) => !cut.has(character);
  const first = characters.findIndex(isKept);
  return first === -1 ? "" : characters.slice(first, characters.findLastIndex(isKept) + 1).join("");
}

function withoutPrefix(text: string, prefix: string): string {
  return text.startsWith(prefix) ? text.slice(prefix.length) : text;
}

function withoutSuffix(text: string, suffix: string): string {
  return suffix !== "" && text.endsWith(suffix) ? text.slice(0, -suffix.length) : text;
}
