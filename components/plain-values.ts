import { secretMark } from "./marks";
import { checkPlainValue, checkText, checkWords, isNotSecret } from "./plain-secrets";
import type { Problem } from "./problems";
import { isRecord } from "./records";

/**
 * Refuses plain secrets in a value of a stack's file, at any depth. What is encrypted is known by its mark only, and
 * `{ notSecret: … }` declares that a value is none.
 *
 * @param name the key that the value has
 * @param fix the way to pass a secret there
 */
export function checkPlainValues(path: string, name: string, value: unknown, fix: string): Problem[] {
  if (typeof value === "string") {
    const check = value.includes("\n") ? checkText(path, value, fix) : checkPlainValue(path, name, value, fix);
    return value === secretMark ? [] : check;
  }
  if (Array.isArray(value)) {
    const isWords = value.every((one) => typeof one === "string");
    return isWords
      ? checkWords(path, value, fix)
      : value.flatMap((one: unknown, index) => checkPlainValues(`${path}[${index}]`, name, one, fix));
  }
  if (!isRecord(value) || isNotSecret(value)) {
    return [];
  }
  /* In a container's `env`, the name of a variable stands beside its value. */
  const nameOf = (key: string) => (key === "value" && typeof value.name === "string" ? value.name : key);
  return Object.entries(value).flatMap(([key, one]) => checkPlainValues(`${path}.${key}`, nameOf(key), one, fix));
}

/** Returns a map without the declarations that parts of it are not secret. */
export function withoutDeclarations(map: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(map).map(([key, value]) => [key, declared(value)]));
}

function declared(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.map(declared);
  }
  if (!isRecord(value)) {
    return value;
  }
  return isNotSecret(value) ? value.notSecret : withoutDeclarations(value);
}
