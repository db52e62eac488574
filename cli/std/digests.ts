import { createHash } from "node:crypto";
import { type StdFunction, textOf } from "./inputs";

/** Functions that digest a text. */
export const digests: Readonly<Record<string, StdFunction>> = {
  base64sha256: (inputs) => digest("sha256", textOf(inputs), "base64"),
  base64sha512: (inputs) => digest("sha512", textOf(inputs), "base64"),
  md5: (inputs) => digest("md5", textOf(inputs)),
  sha1: (inputs) => digest("sha1", textOf(inputs)),
  sha256: (inputs) => digest("sha256", textOf(inputs)),
  sha512: (inputs) => digest("sha512", textOf(inputs)),
};

/** Digests a text or the content of a file. */
export function digest(algorithm: string, content: string | Buffer, encoding: "hex" | "base64" = "hex"): string {
  return createHash(algorithm).update(content).digest(encoding);
}
