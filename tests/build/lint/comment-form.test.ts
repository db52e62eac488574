import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import * as path from "node:path";

/** Runs oxlint with the rule alone on a file. @returns what it reports, one message each */
function reports(source: string): string[] {
  const folder = mkdtempSync(path.join(tmpdir(), "keelson-lint-"));
  try {
    const config = path.join(folder, "oxlintrc.json");
    const rule = path.resolve("build/lint/comment-form.mjs");
    const only = { plugins: [], jsPlugins: [rule], categories: {}, rules: { "keelson/comment-form": "warn" } };
    writeFileSync(config, JSON.stringify(only));
    writeFileSync(path.join(folder, "source.ts"), source);
    const oxlint = path.resolve("node_modules/.bin/oxlint");
    const found = execFileSync(oxlint, ["--config", config, "--format", "json", folder], { encoding: "utf8" });
    const { diagnostics } = JSON.parse(found) as { readonly diagnostics: readonly { readonly message: string }[] };
    return diagnostics.map(({ message }) => message);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

describe("the form of comments", () => {
  it("is a block, and with two stars above an export", () => {
    const source = [
      "/* A number. */",
      "export const one = 1;",
      "// Another one.",
      "const two = 2;",
      "/** Their sum. */",
      "export const three = one + two;",
    ];
    assert.deepEqual(reports(source.join("\n")), [
      "expected /** … */ above an export, got /* … */; change the form",
      "expected /* … */, got //; change the form",
    ]);
  });

  it("is the tool's for its instructions, and free for a block that heads several declarations", () => {
    const source = [
      "/* Both are numbers. */",
      "",
      "export const one = 1;",
      "// biome-ignore lint/style/useConst: an instruction",
      "let two = 2;",
      "export const three = one + two;",
    ];
    assert.deepEqual(reports(source.join("\n")), []);
  });
});
