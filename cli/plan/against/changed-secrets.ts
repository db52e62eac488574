import { readFileSync } from "node:fs";
import { isDeepStrictEqual } from "node:util";
import { parseDocument } from "yaml";
import { at, isRecord } from "../../values";

/** Lists the encrypted values that differ between two versions of a stack's file, by key. The result contains no part of a value. */
export function changedSecrets(before: string, after: string): string[] {
  const [old = {}, now = {}] = [before, after].map((text) => encryptedValues(at(parseDocument(text).toJS(), "config")));
  const keys = [...new Set([...Object.keys(old), ...Object.keys(now)])].sort();
  return keys.filter((key) => key in old && key in now && !isDeepStrictEqual(old[key], now[key]));
}

/** Reads the current file of a stack. */
export function changedSecretsOf(before: string, file: string): string[] {
  return changedSecrets(before, readFileSync(file, "utf8"));
}

function encryptedValues(value: unknown, path = ""): Record<string, unknown> {
  if (!isRecord(value) && !Array.isArray(value)) {
    return {};
  }
  if (isRecord(value) && Object.keys(value).join() === "secure") {
    return { [path]: value.secure };
  }
  const entries: [string, unknown][] = Object.entries(value);
  const nested = entries.map(([key, item]) => encryptedValues(item, path === "" ? key : `${path}.${key}`));
  return Object.assign({}, ...nested) as Record<string, unknown>;
}
