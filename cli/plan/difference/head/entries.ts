import { escapedPattern } from "../../../escaped-pattern";

/* In an entry of `keelson:review`, `*` matches any characters and `?` matches one. Write `\*` and `\?` for the characters themselves. */

/** Characters that stand for the wildcards of an entry that is read. No line has them. */
const [anyText, oneCharacter] = ["\uE000", "\uE001"];

/** Returns the entry for a line, and for no other one. */
export function entryOf(line: string): string {
  return line.replaceAll(/[*?]/g, "\\$&");
}

/** Reports whether an entry has a wildcard, so that it stands for many lines. */
export function isPattern(entry: string): boolean {
  return /[\uE000\uE001]/.test(read(entry));
}

/** Reports whether an entry stands for a line, whatever the case of its letters. */
export function standsFor(entry: string, line: string): boolean {
  return expressionOf(entry).test(line);
}

/** Reports whether an entry stands for all lines of another one. `?` stands for one character, so it does not cover a `*`. */
export function coversEntry(entry: string, other: string): boolean {
  return expressionOf(entry).test(read(other));
}

function read(entry: string): string {
  return entry.replaceAll(
    /\\([*?])|([*?])/g,
    (_, literal: string | undefined, wildcard: string) => literal ?? (wildcard === "*" ? anyText : oneCharacter),
  );
}

function expressionOf(entry: string): RegExp {
  const expression = escapedPattern(read(entry)).replaceAll(anyText, ".*").replaceAll(oneCharacter, `[^${anyText}]`);
  return new RegExp(`^${expression}$`, "is");
}
