import assert from "node:assert/strict";
import { readFileSync } from "node:fs";

const readme = readFileSync("README.md", "utf8");

function blocks(language: string): string[] {
  const pattern = new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\``, "gm");
  return [...readme.matchAll(pattern)].map(([, content]) => content ?? "");
}

describe("README", () => {
  it("lists its commands in the order in which CI runs them", () => {
    const commands = blocks("sh").flatMap((content) => content.trim().split("\n"));
    const ci = readFileSync(".ci/run", "utf8")
      .split("\n")
      .map((line) => line.trim());
    const positions = commands.map((command) => ci.findIndex((line) => line.startsWith(command)));
    assert.ok(commands.length > 3);
    assert.ok(!positions.includes(-1), `not in .ci/run: ${commands[positions.indexOf(-1)] ?? ""}`);
    assert.deepEqual(
      positions,
      [...positions].sort((one, other) => one - other),
    );
  });
});
