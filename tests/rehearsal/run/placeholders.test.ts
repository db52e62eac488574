import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { parse } from "yaml";
import type { OperationResult } from "../../../cli/rehearsal/engine";
import { withPlaceholders } from "../../../cli/rehearsal/run/placeholders";
import type { Site } from "../../../cli/rehearsal/site";

describe("a preview of a program that requires secrets", () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), "keelson-test-"));
  const configFile = path.join(folder, "Pulumi.dev.yaml");
  const notes: string[] = [];
  const site = {
    engine: { configFile },
    encrypter: { salt: "", encrypt: (text: string) => `sealed ${text}` },
    ledger: { leaveOut: (note: string) => notes.push(note) },
  } as unknown as Site;
  const lacks = (...keys: string[]) =>
    ({
      errors: keys.map((key) => ({ urn: "", message: `run \`pulumi config set --secret ${key} <value>\`` })),
    }) as unknown as OperationResult;
  const config = () => (parse(readFileSync(configFile, "utf8")) as { config: Record<string, unknown> }).config;

  beforeEach(() => {
    notes.length = 0;
    writeFileSync(configFile, "config: { shop:tier: small }");
  });
  after(() => rmSync(folder, { recursive: true }));

  it("runs again with a placeholder for each that the stack lacks, and says so", async () => {
    const results = [lacks("shop:one"), lacks("shop:two"), lacks()];
    const seen: string[][] = [];
    const last = await withPlaceholders(site, async () => {
      seen.push(Object.keys(config()));
      return results[seen.length - 1] ?? assert.fail("one preview too many");
    });
    assert.equal(last, results[2]);
    assert.deepEqual(seen, [["shop:tier"], ["shop:tier", "shop:one"], ["shop:tier", "shop:one", "shop:two"]]);
    assert.deepEqual(config()["shop:two"], { secure: "sealed [secret]" });
    assert.deepEqual(notes, [
      "The stack has no secret shop:one: a placeholder replaces it.",
      "The stack has no secret shop:two: a placeholder replaces it.",
    ]);
  });

  it("ends with the error if a placeholder does not help", async () => {
    let previews = 0;
    const failed = lacks("shop:one");
    const last = await withPlaceholders(site, async () => {
      previews += 1;
      return failed;
    });
    assert.deepEqual([last, previews], [failed, 2]);
  });
});
