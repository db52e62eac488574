import { isPlain, type Problem } from "../problems";
import { assignedSecrets } from "./assignments";
import { credentialIn, credentialSpans, isHarmless, namesSecret, type Span } from "./patterns";

/**
 * A value that looks like a secret but is not a secret. The plan shows the places where a program declares this.
 *
 * @example
 * ```ts
 * new ConfigMap("settings", { tenant, data: { TOKEN_STORE: { notSecret: "memory-only" } } });
 * ```
 */
export interface NotSecret {
  readonly notSecret: string;
}

/** Annotation with the names of values that are not secrets according to the program. */
export const notSecretAnnotation = "keelson.dev/not-secret";

/** Reports whether the program declares that a value is not a secret. */
export function isNotSecret(value: unknown): value is NotSecret {
  return typeof value === "object" && value !== null && Object.hasOwn(value, "notSecret");
}

/** Returns a value without the declaration that it is not a secret. */
export function plainOf<T>(value: T | NotSecret): T | string {
  return isNotSecret(value) ? value.notSecret : value;
}

const wayPast = "if it is not a secret, write { notSecret: … }";

/**
 * Refuses a plain value that looks like a secret, because everybody who can read the object or the program would see it. The message never quotes the
 * value.
 *
 * @param name name of the variable or key
 * @param fix the way to pass a secret there
 */
export function checkPlainValue(path: string, name: string, value: unknown, fix: string): Problem[] {
  if (!isPlain<unknown>(value) || typeof value !== "string") {
    return [];
  }
  const what = credentialIn(value) ?? (isNamed(name, value) ? "a secret, because of its name" : undefined);
  if (what === undefined) {
    return isDocument(value) ? checkText(path, value, fix) : [];
  }
  return [looksLike(path, what, fix)];
}

function isNamed(name: string, value: string): boolean {
  return namesSecret(name) && !value.includes("\n") && !isHarmless(value);
}

/** Reports whether a value is a file, JSON, or a line of a file (`db.password=…`). Such a value contains names itself. */
function isDocument(value: string): boolean {
  return value.includes("\n") || /^\s*(?:[{[]|[A-Za-z][\w.-]{0,80}[ \t]*=)/.test(value);
}

/** Returns the parts of a value that look like a secret. `checkPlainValue` refuses the value because of these parts. */
export function secretSpans(name: string, value: string): Span[] {
  return isNamed(name, value)
    ? [[0, value.length]]
    : [...credentialSpans(value), ...(isDocument(value) ? assignedSecrets(value).map(({ span }) => span) : [])];
}

/** Returns the parts of a word of a command line that look like a secret. `before` is the word before it. */
export function secretSpansInWord(before: unknown, word: string): Span[] {
  const flag = flagOf(before);
  const isValue = flag !== undefined && !word.startsWith("-");
  return isValue && isNamed(flag, word)
    ? [[0, word.length]]
    : [...credentialSpans(word), ...assignedSecrets(word).map(({ span }) => span)];
}

/** Returns the name of a flag whose value is the next word. */
function flagOf(word: unknown): string | undefined {
  return typeof word === "string" ? /^--?([A-Za-z][\w.-]*)$/.exec(word)?.[1] : undefined;
}

/**
 * Refuses secrets in the words of a command line, for instance `--password=…`, `--password …` (one or two words) or `PASSWORD=…`.
 *
 * @param path path of the list
 */
export function checkWords(path: string, words: readonly unknown[], fix: string): Problem[] {
  return words.flatMap((word, index) => {
    if (!isPlain<unknown>(word) || typeof word !== "string") {
      return [];
    }
    const [before, at] = [words[index - 1], `${path}[${index}]`];
    const flag = flagOf(before);
    const named = flag !== undefined && !word.startsWith("-") ? checkPlainValue(at, flag, word, fix) : [];
    return named.length > 0 ? named : checkText(at, word, fix);
  });
}

/** Refuses secrets in a longer text: a file, or a script. */
export function checkText(path: string, text: string, fix: string): Problem[] {
  const credential = credentialIn(text);
  if (credential !== undefined) {
    return [looksLike(path, credential, fix)];
  }
  const [found] = assignedSecrets(text);
  return found === undefined ? [] : [looksLike(path, `a secret (${found.name})`, fix)];
}

function looksLike(path: string, what: string, fix: string): Problem {
  return { path, message: `expected a value without secrets, got a value that looks like ${what}; ${fix}; ${wayPast}` };
}
