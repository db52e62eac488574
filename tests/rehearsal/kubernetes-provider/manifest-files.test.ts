import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
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

  const names = async (pattern: string) =>
    (await manifestsIn(folder, pattern)).map(({ metadata }) => (metadata as { name: string }).name);

  it("are all objects of a file, or of each file that a pattern names", async () => {
    assert.deepEqual(await names("one.yaml"), ["one", "two"]);
    assert.deepEqual(await names("*.yaml"), ["one", "two", "three"]);
  });

  it("are not read from the internet", async () => {
    await assert.rejects(
      manifestsIn(folder, "https://example.com/a.yaml"),
      /does not read manifests from the internet/,
    );
  });
});
