import { notEmpty, oneOf } from "../checks";
import type { Problem } from "../problems";
import { isBase64 } from "./content";
import { checkKeys } from "./keys";

/** Output of `kubeseal`. */
export interface SealedData {
  /** Encrypted values, by the keys of the Secret. */
  readonly encryptedData: Readonly<Record<string, string>>;
  /**
   * Scope of the encryption: only this name and namespace (`strict`), any name in this namespace (`namespace-wide`), or any namespace
   * (`cluster-wide`).
   *
   * @default "strict"
   */
  readonly scope?: (typeof scopes)[number];
}

const scopes = ["strict", "namespace-wide", "cluster-wide"] as const;

/** Lists the mistakes in sealed data. Messages never quote values, because a value may be a secret that is not sealed. */
export function checkSealedData({ encryptedData, scope = "strict" }: SealedData): Problem[] {
  const form = "an encrypted value from kubeseal";
  return [
    ...checkKeys({ encryptedData }),
    ...notEmpty("encryptedData", encryptedData, "key"),
    ...Object.entries(encryptedData).flatMap(([key, value]) => {
      const path = `encryptedData.${key}`;
      return isSealed(value)
        ? []
        : [
            {
              path,
              message: `expected ${form}; seal this value with kubeseal, because everybody can read a value that is not sealed`,
            },
          ];
    }),
    ...oneOf("scope", scope, scopes),
  ];
}

/**
 * Reports whether a text is a sealed value. A sealed value has three parts: two bytes for the length of a session key, this key encrypted with RSA
 * (at least 2048 bits), and the value with a tag of 16 bytes.
 */
function isSealed(text: string): boolean {
  const bytes = Buffer.from(text, "base64");
  if (!isBase64(text) || bytes.length < 2) {
    return false;
  }
  const keyLength = bytes.readUInt16BE(0);
  return keyLength >= 256 && bytes.length >= 2 + keyLength + 16;
}
