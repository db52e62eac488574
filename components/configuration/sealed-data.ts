import { collectProblems, type Problem, quote } from "../problems";
import { isBase64 } from "./content";
import { checkKeys } from "./keys";

/** What `kubeseal` printed. */
export interface SealedData {
  /** Encrypted values by key of the Secret. */
  readonly encryptedData: Readonly<Record<string, string>>;
  /** For whom they were sealed: this name and namespace, any name in the namespace, or anybody. @default "strict" */
  readonly scope?: (typeof scopes)[number];
}

const scopes = ["strict", "namespace-wide", "cluster-wide"] as const;

/** Objections to what was sealed; values are never quoted, since one may be a secret that nobody sealed. */
export function checkSealedData({ encryptedData, scope = "strict" }: SealedData): Problem[] {
  const keys = Object.keys(encryptedData);
  return [
    ...checkKeys(keys, "encryptedData"),
    ...collectProblems([
      keys.length === 0 && { path: "encryptedData", message: "at least one key, given nothing" },
      ...Object.entries(encryptedData).map(
        ([key, value]) =>
          !isSealed(value) && {
            path: `encryptedData.${key}`,
            message:
              "an encrypted value as kubeseal prints it, given something else: seal it, it may be a plain secret",
          },
      ),
      !scopes.includes(scope) && {
        path: "scope",
        message: `one of ${scopes.map(quote).join(", ")}, given ${quote(scope)}`,
      },
    ]),
  ];
}

/**
 * Tells what was sealed from anything else: two bytes for the length of a session key under RSA (2048 bits at least), that
 * key, and the value with a tag of 16 bytes.
 */
function isSealed(text: string): boolean {
  const bytes = Buffer.from(text, "base64");
  if (!isBase64(text) || bytes.length < 2) {
    return false;
  }
  const keyLength = bytes.readUInt16BE(0);
  return keyLength >= 256 && bytes.length >= 2 + keyLength + 16;
}
