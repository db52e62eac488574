import assert from "node:assert/strict";
import { externalDns, Platform } from "../../../components";
import { eksCluster } from "../../support/eks";
import { runProgram } from "../../support/run-program";

const boundary = "arn:aws:iam::111122223333:policy/boundary";
const ssm = "arn:aws:iam::aws:policy/AmazonSSMManagedInstanceCore";

describe("roles of an EKS cluster", () => {
  it("all carry the account's boundary and path, add-ons' too, and nodes have further policies", async () => {
    const run = await runProgram(
      () => {
        const cluster = eksCluster({
          autoscaler: "karpenter",
          cni: "cilium",
          roles: { permissionsBoundary: boundary, path: "/platform/", nodePolicies: [ssm] },
        });
        const zones = [{ domain: "example.com", hostedZoneId: "Z0123456789ABCDEFGHIJ" }];
        new Platform("test", { cluster, addons: [externalDns({ zones })] });
      },
      { preview: false, secrets: "plain" },
    );
    const roles = run.ofType("aws:iam/role:Role");
    assert.ok(roles.length > 6);
    for (const { inputs, name } of roles) {
      assert.deepEqual([inputs.permissionsBoundary, inputs.path], [boundary, "/platform/"], name);
    }
    const withSsm = run
      .ofType("aws:iam/rolePolicyAttachment:RolePolicyAttachment")
      .filter(({ inputs }) => inputs.policyArn === ssm);
    assert.deepEqual(
      withSsm.map(({ name }) => name),
      ["test-karpenter-node-AmazonSSMManagedInstanceCore", "test-node-AmazonSSMManagedInstanceCore"],
    );
    const secrets = /role\/platform\/test-eu-central-1-control-plane/;
    assert.match(String(run.find("aws:kms/key:Key", "test").inputs.policy), secrets);
  });

  it("carry nothing of the kind by default", async () => {
    const run = await runProgram(() => {
      eksCluster();
    });
    for (const { inputs } of run.ofType("aws:iam/role:Role")) {
      assert.ok(!("permissionsBoundary" in inputs) && !("path" in inputs));
    }
  });
});
