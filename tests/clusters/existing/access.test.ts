import assert from "node:assert/strict";
import { checkExistingAccess } from "../../../components/clusters/existing/access";
import { existingCluster } from "../../support/programs";
import { runProgram } from "../../support/run-program";

const bindingType = "kubernetes:rbac.authorization.k8s.io/v1:ClusterRoleBinding";

describe("people of an existing cluster", () => {
  it("are groups with Kubernetes' own roles in the whole cluster", async () => {
    const run = await runProgram(() => {
      existingCluster({ access: { admins: ["platform"], viewers: ["developers", "support"] } });
    });
    const group = (name: string) => ({ apiGroup: "rbac.authorization.k8s.io", kind: "Group", name });
    assert.deepEqual(
      run.ofType(bindingType).map(({ name, inputs }) => [name, inputs.metadata, inputs.roleRef, inputs.subjects]),
      [
        [
          "test-admins",
          { name: "keelson-admins" },
          { apiGroup: "rbac.authorization.k8s.io", kind: "ClusterRole", name: "admin" },
          [group("platform")],
        ],
        [
          "test-viewers",
          { name: "keelson-viewers" },
          { apiGroup: "rbac.authorization.k8s.io", kind: "ClusterRole", name: "view" },
          [group("developers"), group("support")],
        ],
      ],
    );
  });

  it("are nobody by default", async () => {
    const run = await runProgram(() => {
      existingCluster();
    });
    assert.deepEqual(run.ofType(bindingType), []);
  });

  it("are never Kubernetes' own groups", () => {
    const access = { admins: ["system:authenticated", "platform", "platform"], editors: [], viewers: [" "] };
    assert.deepEqual(
      checkExistingAccess(access).map(({ path, message }) => `${path}: ${message}`),
      [
        'access.admins: expected each group once, got "platform"; it is listed more than once',
        'access.admins[0]: expected the name of a group that does not begin with "system:", got "system:authenticated"',
        "access.editors: expected at least one group, got []; add an entry, or remove the key",
        'access.viewers[0]: expected the name of a group that does not begin with "system:", got " "',
      ],
    );
  });
});
