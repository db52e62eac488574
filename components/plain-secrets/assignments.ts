import { isHarmless, namesSecret, type Span } from "./patterns";

/*
 * `name: value`, `name = value`, `"name": "value"`, `--name value` and `NAME=value`. The length of a name is limited, so that the search time grows
 * only linearly with the length of the text.
 */
const assignment =
  /(?<=^|[\s{,;])(?:--?)?(["']?)([A-Za-z][\w.-]{0,80})\1(?:[ \t]*[:=][ \t]*|(?<=--[\w.-]{1,81})[ \t]+)("(?:[^"\\\n]|\\.)*"|"[^"\n]*"|'(?:[^'\n]|'')*'|[^\s,;"']+)/g;

/** Finds assignments in a longer text. Returns only those in which the name is the name of a secret. */
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
  /** Index of the name's first character, and index after the value's last character. */
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

/** Returns the rest of a YAML value after its first word: everything up to a comment, without a comma at the end. */
function restOfLine(text: string, from: number, end: number): string {
  const isWholeLine = /^[ \t-]*$/.test(lineBefore(text, from)) && /^["']?[\w.-]+["']?:\s/.test(text.slice(from, end));
  if (!isWholeLine) {
    return "";
  }
  const newline = text.indexOf("\n", end);
  const [value = ""] = text.slice(end, newline < 0 ? text.length : newline).split(/\s#/, 1);
  return value.trimEnd().replace(/[,;]$/, "");
}

/** Matches the indicator that a key's value in YAML is on the lines below the key. https://yaml.org/spec/1.2.2/#81-block-scalar-styles */
const blockIndicator = /^[|>][+-]?\d?[+-]?$/;

/**
 * Returns the lines of a YAML block: all lines below the key that have a larger indentation than the key. If other text follows `|` or `>`, there is
 * no block.
 */
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

/**
 * Reports whether a value without quotes is an expression, for instance `request.token` or `getToken()`. Names in expressions contain no long
 * mixtures of digits and letters.
 */
function isCode(value: string): boolean {
  const isName = /^[A-Za-z_]\w*(\.[A-Za-z_]\w*)+$/.test(value) && !/(?=\w*\d)\w{20,}/.test(value);
  return !/^["']/.test(value) && (/[()[\]{}]/.test(value) || isName);
}
