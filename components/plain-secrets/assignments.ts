import { isHarmless, namesSecret, type Span } from "./patterns";

/*
 * `name: value`, `name = value`, `"name": "value"`, `--name value` and `NAME=value`. The length of a name is bounded, so that a text twice
 * as long takes twice the time to search.
 */
const assignment =
  /(?<=^|[\s{,;])(?:--?)?(["']?)([A-Za-z][\w.-]{0,80})\1(?:[ \t]*[:=][ \t]*|(?<=--[\w.-]{1,81})[ \t]+)("(?:[^"\\\n]|\\.)*"|"[^"\n]*"|'(?:[^'\n]|'')*'|[^\s,;"']+)/g;

/** Finds assignments to names of secrets in a longer text. */
export function assignedSecrets(text: string): { readonly name: string; readonly span: Span }[] {
  return [...text.matchAll(assignment)].flatMap(({ 0: whole, 2: name = "", 3: value = "", index }) => {
    if (!namesSecret(name)) {
      return [];
    }
    const found = { text, from: index, end: index + whole.length, value };
    const span = blockIndicator.test(value) ? blockSpan(found) : valueSpan(found);
    return span === undefined ? [] : [{ name, span }];
  });
}

interface Found {
  readonly text: string;
  /** Where the name begins, and where the value ends. */
  readonly from: number;
  readonly end: number;
  readonly value: string;
}

function valueSpan({ text, from, end, value }: Found): Span | undefined {
  if (isHarmless(unquoted(value)) || isCode(value)) {
    return undefined;
  }
  const start = end - value.length;
  return /^["']/.test(value) ? [start + 1, end - 1] : [start, end + restOfLine(text, from, end).length];
}

/** Returns what belongs to a value of YAML beyond its first word: everything up to a comment, but not a comma at the end. */
function restOfLine(text: string, from: number, end: number): string {
  const isWholeLine = /^[ \t-]*$/.test(lineBefore(text, from)) && /^["']?[\w.-]+["']?:\s/.test(text.slice(from, end));
  if (!isWholeLine) {
    return "";
  }
  const newline = text.indexOf("\n", end);
  const [value = ""] = text.slice(end, newline < 0 ? text.length : newline).split(/\s#/, 1);
  return value.trimEnd().replace(/[,;]$/, "");
}

/** Announces that the value of a key in YAML is on the lines below it. https://yaml.org/spec/1.2.2/#81-block-scalar-styles */
const blockIndicator = /^[|>][+-]?\d?[+-]?$/;

/** Returns the lines of a block of YAML: those below its key that are indented more than it. A `|` or `>` before anything else is no value. */
function blockSpan({ text, from, end }: Found): Span | undefined {
  const [head = ""] = /^[ \t]*(?:#.*)?\r?\n/.exec(text.slice(end)) ?? [];
  if (head === "") {
    return undefined;
  }
  const indentation = lineBefore(text, from).length;
  const [lines = ""] =
    new RegExp(`^(?:[ \\t]{${indentation + 1},}.*(?:\\n|$)|[ \\t\\r]*\\n)*`).exec(text.slice(end + head.length)) ?? [];
  const start = end + head.length + lines.length - lines.trimStart().length;
  return isHarmless(lines) ? undefined : [start, start + lines.trim().length];
}

function lineBefore(text: string, index: number): string {
  return text.slice(text.lastIndexOf("\n", index - 1) + 1, index);
}

function unquoted(value: string): string {
  return value.replace(/^["']|["']$/g, "");
}

/** Reports whether a value without quotes is an expression: `request.token`, `getToken()`. Names have no long runs of digits and letters. */
function isCode(value: string): boolean {
  const isName = /^[A-Za-z_]\w*(\.[A-Za-z_]\w*)+$/.test(value) && !/(?=\w*\d)\w{20,}/.test(value);
  return !/^["']/.test(value) && (/[()[\]{}]/.test(value) || isName);
}
