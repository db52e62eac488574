import { isPlain, type Problem } from "../problems";
import { credentialIn, isHarmless, namesSecret } from "./patterns";

/**
 * A value that looks like a secret but is not. The plan shows where a program says so.
 *
 * @example
 * ```ts
 * new ConfigMap("settings", { tenant, data: { TOKEN_STORE: { notSecret: "memory-only" } } });
 * ```
 */
export interface NotSecret {
  readonly notSecret: string;
}

/** Annotation that names the values that the program declares not to be secrets. */
export const notSecretAnnotation = "keelson.dev/not-secret";

/** Reports whether a program declares that a value is not a secret. */
export function isNotSecret(value: unknown): value is NotSecret {
  return typeof value === "object" && value !== null && Object.hasOwn(value, "notSecret");
}

/** Returns a value without its declaration. */
export function plainOf<T>(value: T | NotSecret): T | string {
  return isNotSecret(value) ? value.notSecret : value;
}

const wayPast = "if it is not a secret, write { notSecret: … }";

/**
 * Refuses a plain value that looks like a secret, because everybody who can read the object or the program sees it. The message never
 * quotes the value.
 *
 * @param name of the variable or key
 * @param fix the way to pass a secret there
 */
export function checkPlainValue(path: string, name: string, value: unknown, fix: string): Problem[] {
  if (!isPlain<unknown>(value) || typeof value !== "string") {
    return [];
  }
  const isNamed = namesSecret(name) && !value.includes("\n") && !isHarmless(value);
  const what = credentialIn(value) ?? (isNamed ? "a secret by its name" : undefined);
  if (what === undefined) {
    /* A file, or the JSON of one, has names of its own. */
    return value.includes("\n") || /^\s*[{[]/.test(value) ? checkText(path, value, fix) : [];
  }
  return [looksLike(path, what, fix)];
}

/**
 * Refuses secrets in the words of a command line: `--password=…`, `--password …`, `PASSWORD=…`, in one word or in two.
 *
 * @param path of the list
 */
export function checkWords(path: string, words: readonly unknown[], fix: string): Problem[] {
  return words.flatMap((word, index) => {
    if (!isPlain<unknown>(word) || typeof word !== "string") {
      return [];
    }
    const [before, at] = [words[index - 1], `${path}[${index}]`];
    const flag = typeof before === "string" ? /^--?([A-Za-z][\w.-]*)$/.exec(before)?.[1] : undefined;
    const named = flag !== undefined && !word.startsWith("-") ? checkPlainValue(at, flag, word, fix) : [];
    return named.length > 0 ? named : checkText(at, word, fix);
  });
}

/*
 * `name: value`, `name = value`, `"name": "value"`, `--name value` and `NAME=value`. The length of a name is bounded, so that the time to
 * search a text grows with its length only.
 */
const assignment =
  /(?<=^|[\s{,;])(?:--?)?(["']?)([A-Za-z][\w.-]{0,80})\1(?:[ \t]*[:=][ \t]*|(?<=--[\w.-]{1,81})[ \t]+)("[^"\n]*"|'[^'\n]*'|[^\s,;"']+)/g;

/** Refuses secrets in a longer text: a file, or a script. */
export function checkText(path: string, text: string, fix: string): Problem[] {
  const credential = credentialIn(text);
  if (credential !== undefined) {
    return [looksLike(path, credential, fix)];
  }
  const found = [...text.matchAll(assignment)].find(
    ([, , name = "", value = ""]) => namesSecret(name) && !isHarmless(unquoted(value)) && !isCode(value),
  );
  return found === undefined ? [] : [looksLike(path, `a secret (${found[2] ?? ""})`, fix)];
}

function unquoted(value: string): string {
  return value.replace(/^["']|["']$/g, "");
}

/** Reports whether a value without quotes is an expression: `request.token`, `getToken()`. Names have no long runs of digits and letters. */
function isCode(value: string): boolean {
  const isName = /^[A-Za-z_]\w*(\.[A-Za-z_]\w*)+$/.test(value) && !/(?=\w*\d)\w{20,}/.test(value);
  return !/^["']/.test(value) && (/[()[\]{}]/.test(value) || isName);
}

function looksLike(path: string, what: string, fix: string): Problem {
  return { path, message: `expected a plain value, got what looks like ${what}; ${fix}; ${wayPast}` };
}
