import assert from "node:assert/strict";
import { declareWorkloads } from "../../bench/shop";
import { findings } from "../../cli/plan/findings/warnings";
import { runProgram } from "../support/run-program";

describe("the program that is measured", () => {
  it("declares as many workloads as it is told, in tenants of 50, and a plan finds nothing amiss", async () => {
    const run = await runProgram(() => declareWorkloads(60));
    const count = (type: string) => run.resources.filter((resource) => resource.type === type).length;
    assert.equal(count("kubernetes:apps/v1:Deployment"), 60);
    assert.equal(count("kubernetes:networking.k8s.io/v1:Ingress"), 60);
    assert.equal(count("keelson:index:Tenant"), 2);
    assert.deepEqual(findings(run.resources), []);
  });
});
