import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { plan } from "../../../cli/plan/program";
import { readProject, readStack } from "../../../cli/project";

const index = `import { seen } from "./part";
export const first = seen();
export const late: string = "later";
export const again = seen();
`;
const part = `import * as index from "./index";
export const seen = () => String(index.late);
`;

describe("a program whose modules import one another in a circle", () => {
  let root = "";
  beforeEach(() => (root = mkdtempSync(path.join(os.tmpdir(), "circle-"))));
  afterEach(() => rmSync(root, { recursive: true }));

  async function outputsOf(files: Readonly<Record<string, string>>) {
    writeFileSync(path.join(root, "Pulumi.yaml"), "name: circle\nruntime: nodejs\n");
    writeFileSync(path.join(root, "Pulumi.dev.yaml"), "config: {}\n");
    for (const [name, text] of Object.entries(files)) {
      writeFileSync(path.join(root, name), text);
    }
    const project = readProject(root);
    return (await plan(project, readStack(project, "dev"))).outputs;
  }

  it("reads what is not exported yet as undefined, as in a deployment", async () => {
    const outputs = await outputsOf({ "index.ts": index, "part.ts": part });
    assert.deepEqual(outputs, { first: "undefined", late: "later", again: "later" });
  });

  it("still fails where a module reads its own variable too early", async () => {
    const broken = "export const first = String(later());\nconst value = 1;\nfunction later() {\n  return value;\n}\n";
    await assert.rejects(outputsOf({ "index.ts": broken }), /Cannot access 'value' before initialization/);
  });
});
