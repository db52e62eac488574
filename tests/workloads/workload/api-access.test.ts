import assert from "node:assert/strict";
import { Deployment, Tenant } from "../../../components";
import type { ProgramRun } from "../../../components/testing";
import { platform } from "../../support/programs";
import { connects, policiesOf } from "../../support/reachability";
import { runProgram } from "../../support/run-program";

const leases = { apiGroups: ["coordination.k8s.io"], resources: ["leases"], verbs: ["get", "create", "update"] };
const rbac = "kubernetes:rbac.authorization.k8s.io/v1";

function runWorker(apiAccess: readonly object[] | undefined): Promise<ProgramRun> {
  return runProgram(() => {
    const tenant = new Tenant("team", { platform: platform([]) });
    new Deployment("worker", { tenant, image: "worker:1.0.0", ...(apiAccess && { apiAccess }) } as never);
  });
}

/** Reports whether a pod has a token, and whether it reaches the API server. */
function access(run: ProgramRun): [boolean, boolean] {
  const { template } = run.find("kubernetes:apps/v1:Deployment", "worker").inputs.spec as {
    template: { spec: { automountServiceAccountToken: boolean } };
  };
  const pod = { namespace: "team", labels: { "keelson.dev/workload": "worker" } };
  const reaches = connects(policiesOf(run.resources), pod, { address: "192.168.1.5" }, 6443);
  return [template.spec.automountServiceAccountToken, reaches];
}

describe("a workload's access to the Kubernetes API", () => {
  it("is off by default: no token, no Role, no connection to the API server", async () => {
    const run = await runWorker(undefined);
    assert.deepEqual(access(run), [false, false]);
    assert.deepEqual(run.ofType(`${rbac}:Role`), []);
  });

  it("has the requested permissions, in its namespace, for its own ServiceAccount", async () => {
    const run = await runWorker([leases]);
    assert.deepEqual(access(run), [true, true]);
    const { inputs: account } = run.find("kubernetes:core/v1:ServiceAccount", "worker");
    assert.equal(account.automountServiceAccountToken, false);
    const role = run.find(`${rbac}:Role`, "worker");
    assert.equal(role.parent, run.find("keelson:index:Deployment", "worker").urn);
    assert.deepEqual([role.inputs.metadata, role.inputs.rules], [{ name: "worker", namespace: "team" }, [leases]]);
    const { inputs: binding } = run.find(`${rbac}:RoleBinding`, "worker");
    assert.deepEqual(binding.roleRef, { apiGroup: "rbac.authorization.k8s.io", kind: "Role", name: "worker" });
    assert.deepEqual(binding.subjects, [{ kind: "ServiceAccount", name: "worker", namespace: "team" }]);
    assert.ok(
      run
        .find("kubernetes:apps/v1:Deployment", "worker")
        .dependsOn.includes(run.find(`${rbac}:RoleBinding`, "worker").urn),
    );
  });

  it("refuses wildcards, all secrets, and an empty list", async () => {
    await assert.rejects(runWorker([{ ...leases, verbs: ["*"] }]), /apiAccess\[0\]\.verbs: .*"\*"/);
    await assert.rejects(
      runWorker([{ apiGroups: [""], resources: ["secrets"], verbs: ["list"] }]),
      /apiAccess\[0\]\.resources: .*secrets/,
    );
    await assert.rejects(runWorker([]), /apiAccess: expected at least one rule, got \[\]; remove it/);
  });
});
