import assert from "node:assert/strict";
import { readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import { ended, FixtureRuns, lineOf } from "./fixture-runs";

const word = "swordfish-4711";
const encoded = Buffer.from(word).toString("base64");

/** The files of a run, except the control plane's: etcd's data holds Secrets in clear text, as it does in any cluster without encryption. */
function filesOf(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => !name.startsWith("control-plane"))
    .filter((name) => statSync(path.join(folder, name)).isFile());
}

describe("the folder of a run that is kept", () => {
  const runs = new FixtureRuns();
  beforeEach(() => runs.begin());
  afterEach(() => runs.end());

  it("holds no secret in the clear, and the report names the secret that the stack lacks", async () => {
    const child = runs.start("secretive", "--phase", "up-again,refresh", "--keep");
    const end = ended(child);
    const kubeconfig = (await lineOf(child, /export KUBECONFIG=(\S+)/))[1] ?? "";
    const folder = path.dirname(path.dirname(kubeconfig));
    const files = filesOf(folder);
    const holding = files.filter((name) => {
      const content = readFileSync(path.join(folder, name), "utf8");
      return content.includes(word) || content.includes(encoded);
    });
    child.kill("SIGINT");
    const { status, output } = await end;
    assert.equal(status, 0, output);
    assert.ok(files.length > 5, `${files.length} files`);
    assert.deepEqual(holding, []);
    const report = runs.report();
    assert.deepEqual(report?.failures, []);
    const note = "The stack has no secret fixture:pin: a placeholder replaces it.";
    assert.ok(report?.notSimulated.includes(note), report?.notSimulated.join("\n"));
  });
});
