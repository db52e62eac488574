import { secretMark } from "../../components/testing";
import { isRecord } from "../values";

/** Flattens a `config:` map as the engine does: every key gets a namespace, and every value becomes a string. */
export function flattenConfig(
  config: Readonly<Record<string, unknown>>,
  namespace: string,
): { config: Record<string, string>; secretKeys: string[] } {
  const flat: Record<string, string> = {};
  const secretKeys: string[] = [];
  for (const [key, value] of Object.entries(config)) {
    const fullKey = fullConfigKey(key, namespace);
    if (holdsSecret(value)) {
      secretKeys.push(fullKey);
    }
    const plain = withoutSecrets(value);
    flat[fullKey] = typeof plain === "string" ? plain : JSON.stringify(plain);
  }
  return { config: flat, secretKeys };
}

/** Returns a key with its namespace: `shop:size` for `size` and for `shop:config:size`. */
export function fullConfigKey(key: string, namespace: string): string {
  return key.includes(":") ? key.replace(":config:", ":") : `${namespace}:${key}`;
}

/** Reports whether a value of a configuration is secret, or has a secret part. */
function holdsSecret(value: unknown): boolean {
  return typeof value === "object" && value !== null && (isSecure(value) || Object.values(value).some(holdsSecret));
}

function withoutSecrets(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.map(withoutSecrets);
  }
  if (!isRecord(value)) {
    return value;
  }
  /* The engine sorts the keys of objects. */
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return isSecure(value) ? secretMark : Object.fromEntries(entries.map(([key, item]) => [key, withoutSecrets(item)]));
}

/** Reports whether a value is encrypted as a whole. */
export function isSecure(value: unknown): boolean {
  return isRecord(value) && Object.keys(value).join() === "secure" && typeof value.secure === "string";
}
