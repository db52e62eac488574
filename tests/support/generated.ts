import assert from "node:assert/strict";
import { existsSync, readFileSync, writeFileSync } from "node:fs";

/** Checks that a file has its generated content, or writes it if `npm run generate` runs. */
export function assertGenerated(file: string, generate: (text: string) => string): void {
  const text = existsSync(file) ? readFileSync(file, "utf8") : "";
  const wanted = generate(text);
  if (process.env.UPDATE_GENERATED === "1") {
    writeFileSync(file, wanted);
    return;
  }
  assert.deepEqual(text.split("\n"), wanted.split("\n"), `${file} is out of date; run: npm run generate`);
}
