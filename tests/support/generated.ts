import assert from "node:assert/strict";
import { existsSync, readFileSync, writeFileSync } from "node:fs";

/** How many differing lines a failure shows of each side. */
const shown = 20;

/** Checks that a file has its generated content, or writes it if `npm run generate` runs. */
export function assertGenerated(file: string, generate: (text: string) => string): void {
  const text = existsSync(file) ? readFileSync(file, "utf8") : "";
  const wanted = generate(text);
  if (process.env.UPDATE_GENERATED === "1") {
    writeFileSync(file, wanted);
    return;
  }
  const difference = [...missingFrom(text, wanted, "+ "), ...missingFrom(wanted, text, "- ")];
  const fix = `${file} is out of date; "npm run generate" rewrites it, then review the change:`;
  assert.ok(text === wanted, [fix, ...difference].join("\n"));
}

/** Returns the first lines of one text that another lacks, each with a mark. */
function missingFrom(text: string, other: string, mark: string): string[] {
  const known = new Set(text.split("\n"));
  const lines = other.split("\n").filter((line) => !known.has(line));
  return lines.slice(0, shown).map((line) => mark + line);
}
