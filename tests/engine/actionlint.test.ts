import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { resolveTools } from "../../cli/toolchain";

const folder = ".github/workflows";

describe("actionlint", () => {
  let actionlint = "";
  before(async () => {
    ({
      actionlint: { path: actionlint },
    } = await resolveTools(["actionlint"]));
  });

  it("finds nothing in the workflows", () => {
    const files = readdirSync(folder).map((file) => join(folder, file));
    const { status, stdout, stderr } = spawnSync(actionlint, ["-no-color", ...files], { encoding: "utf8" });
    assert.deepEqual({ status, stdout, stderr }, { status: 0, stdout: "", stderr: "" });
  });

  it("finds what is wrong in one", () => {
    const input = "on: push\njobs:\n  a:\n    runs-on: ubuntu-24.04\n    steps:\n      - run: echo ${{ nothing.x }}\n";
    const { status, stdout } = spawnSync(actionlint, ["-no-color", "-"], { encoding: "utf8", input });
    assert.equal(status, 1);
    assert.match(stdout, /undefined variable "nothing"/);
  });
});
