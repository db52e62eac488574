import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { readKubeconfig } from "../../cli/doctor/kubeconfig";

describe("the kubeconfig of doctor and teardown", () => {
  let home = "";
  beforeEach(() => (home = mkdtempSync(path.join(os.tmpdir(), "kubeconfig-"))));
  afterEach(() => rmSync(home, { recursive: true }));

  it("is the option's file, the first of KUBECONFIG, or that of the home folder", async () => {
    const write = (name: string) => {
      const file = path.join(home, name);
      mkdirSync(path.dirname(file), { recursive: true });
      writeFileSync(file, name);
      return file;
    };
    const [option, first, second] = ["option", "first", "second"].map(write);
    const Kubeconfig = `${path.delimiter}${first}${path.delimiter}${second}`;
    assert.equal(await readKubeconfig(undefined, { HOME: home }), undefined);
    write(".kube/config");
    assert.equal(await readKubeconfig(undefined, { HOME: home }), ".kube/config");
    assert.equal(await readKubeconfig(undefined, { HOME: home, KUBECONFIG: Kubeconfig }), "first");
    assert.equal(await readKubeconfig(option, { HOME: home, KUBECONFIG: Kubeconfig }), "option");
  });

  it("is named as what led to it if it cannot be read", async () => {
    mkdirSync(path.join(home, ".kube/config"), { recursive: true });
    const folder = path.join(home, ".kube");
    const environment = { HOME: home };
    await assert.rejects(
      readKubeconfig(undefined, environment),
      /^UserError: ~\/\.kube\/config: expected a readable file/,
    );
    const named = { ...environment, KUBECONFIG: folder };
    await assert.rejects(readKubeconfig(undefined, named), /^UserError: KUBECONFIG: expected a readable file/);
    await assert.rejects(readKubeconfig(folder, environment), /^UserError: --kubeconfig: expected a readable file/);
  });
});
