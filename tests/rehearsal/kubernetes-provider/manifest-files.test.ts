import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { ChartLedger } from "../../../cli/rehearsal/charts";
import { manifestsIn } from "../../../cli/rehearsal/kubernetes-provider/manifest-files";

const manifest = (name: string) => `apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: ${name}\n`;

describe("the manifests that a component names", () => {
  let folder = "";
  before(() => {
    folder = mkdtempSync(path.join(os.tmpdir(), "manifests-"));
    writeFileSync(path.join(folder, "one.yaml"), `${manifest("one")}---\n${manifest("two")}`);
    writeFileSync(path.join(folder, "three.yaml"), manifest("three"));
    writeFileSync(path.join(folder, "notes.txt"), "no manifest");
  });
  after(() => rmSync(folder, { recursive: true }));

  const ledger = new ChartLedger();
  const { signal } = new AbortController();
  const names = async (pattern: string) =>
    (await manifestsIn(pattern, { projectDirectory: folder, ledger }, signal)).map(
      ({ metadata }) => (metadata as { name: string }).name,
    );

  it("are all objects of a file, or of each file that a pattern names", async () => {
    assert.deepEqual(await names("one.yaml"), ["one", "two"]);
    assert.deepEqual(await names("*.yaml"), ["one", "two", "three"]);
  });

  it("are not read from the internet, which the report says", async () => {
    assert.deepEqual(await names("https://example.com/a.yaml"), []);
    assert.equal(ledger.notPlayed.length, 1);
  });
});
