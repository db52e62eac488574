import { secretMark } from "../marks";
import { isPlain, type Problem } from "../problems";
import { isRecord } from "../records";
import { credentialIn } from "./patterns";
import { checkPlainValue, checkText, checkWords, isNotSecret } from "./plain-secrets";

/**
 * Options in which the user chooses the keys. In all other options, Keelson chose the keys, so a key with a word such as `secret` contains the name
 * of a secret.
 */
const free = new Set(["overrides", "tags", "labels", "values"]);

/**
 * Refuses plain secrets in a value of a stack's file, at any depth. These are values that look like a credential and, in maps with keys that you
 * choose, values whose key is the name of a secret. Only its mark shows that a value is encrypted. `{ notSecret: … }` declares that a value is not a
 * secret.
 *
 * @param fix the way to pass a secret there
 * @param name the key of the value, if the user chose this key
 */
export function checkPlainValues(path: string, value: unknown, fix: string, name?: string): Problem[] {
  if (typeof value === "string") {
    const isText = name !== undefined && value.includes("\n");
    const check = isText ? checkText(path, value, fix) : checkPlainValue(path, name ?? "", value, fix);
    return value === secretMark ? [] : check;
  }
  if (Array.isArray(value)) {
    const isWords = name !== undefined && value.every((one) => typeof one === "string");
    return isWords
      ? checkWords(path, value, fix)
      : value.flatMap((one: unknown, index) => checkPlainValues(`${path}[${index}]`, one, fix, name));
  }
  if (!isPlain<unknown>(value) || !isRecord(value) || isNotSecret(value)) {
    return [];
  }
  /* In a container's `env`, the variable's name is in the key `name`, next to the key `value`. */
  const own = (key: string) => (key === "value" && typeof value.name === "string" ? value.name : key);
  const nameOf = (key: string) => (name !== undefined || free.has(key) ? own(key) : undefined);
  return Object.entries(value).flatMap(([key, one]) => checkPlainValues(`${path}.${key}`, one, fix, nameOf(key)));
}

/** Refuses parts of a value that look like credentials, at any depth. Use it for values without known names, in which no secret is allowed. */
export function checkCredentials(path: string, value: unknown, fix: string): Problem[] {
  if (typeof value === "string") {
    const what = credentialIn(value);
    return what === undefined
      ? []
      : [{ path, message: `expected a value without secrets, got a value that looks like ${what}; ${fix}` }];
  }
  if (Array.isArray(value)) {
    return value.flatMap((one: unknown, index) => checkCredentials(`${path}[${index}]`, one, fix));
  }
  return isPlain<unknown>(value) && isRecord(value)
    ? Object.entries(value).flatMap(([key, one]) => checkCredentials(`${path}.${key}`, one, fix))
    : [];
}

/** Returns a map without its `notSecret` declarations. */
export function withoutDeclarations(map: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(map).map(([key, value]) => [key, declared(value)]));
}

function declared(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.map(declared);
  }
  if (!isPlain<unknown>(value) || !isRecord(value)) {
    return value;
  }
  return isNotSecret(value) ? value.notSecret : withoutDeclarations(value);
}
