import assert from "node:assert/strict";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { lastingDefinitions } from "../../../cli/rehearsal/charts/lasting-definitions";

describe("the definitions that outlive a release", () => {
  let chart: string;
  beforeEach(async () => {
    chart = await mkdtemp(path.join(os.tmpdir(), "chart-"));
  });
  afterEach(() => rm(chart, { recursive: true }));

  const definition = (name: string) => `kind: CustomResourceDefinition\nmetadata:\n  name: ${name}\n`;
  async function write(file: string, content: string): Promise<void> {
    await mkdir(path.dirname(path.join(chart, file)), { recursive: true });
    await writeFile(path.join(chart, file), content);
  }

  it("are those in crds/, also of the charts that it contains, and in folders there", async () => {
    await write("crds/all.yaml", `${definition("a.example.com")}---\n${definition('"b.example.com"')}`);
    await write("crds/deeper/c.json", '{\n  "metadata": {\n    "name": "c.example.com"\n  }\n}\n');
    await write("charts/one/charts/two/crds/d.yml", definition("d.example.com"));
    await write("templates/e.yaml", definition("e.example.com"));
    await write("crds/README.md", definition("f.example.com"));
    assert.deepEqual((await lastingDefinitions(chart)).toSorted(), [
      "a.example.com",
      "b.example.com",
      "c.example.com",
      "d.example.com",
    ]);
  });

  it("are none without such a folder", async () => assert.deepEqual(await lastingDefinitions(chart), []));
});
