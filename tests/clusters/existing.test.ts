import assert from "node:assert/strict";
import { existingPodIdentity } from "../../components/clusters/existing/identity";
import { serverOf } from "../../components/clusters/existing/kubeconfig";
import { existingCluster, kubeconfig } from "../support/programs";
import { runProgram } from "../support/run-program";

const request = { namespace: "dns", serviceAccount: "external-dns" };

describe("existingPodIdentity", () => {
  const clouds = [
    ["aws", { serviceAccountAnnotations: { "eks.amazonaws.com/role-arn": "id" }, podLabels: {}, dependsOn: [] }],
    ["gcp", { serviceAccountAnnotations: { "iam.gke.io/gcp-service-account": "id" }, podLabels: {}, dependsOn: [] }],
    [
      "azure",
      {
        serviceAccountAnnotations: { "azure.workload.identity/client-id": "id" },
        podLabels: { "azure.workload.identity/use": "true" },
        dependsOn: [],
      },
    ],
  ] as const;
  for (const [cloud, identity] of clouds) {
    it(`uses ${cloud}'s own terms`, () => {
      assert.deepEqual(existingPodIdentity(cloud, { "dns/external-dns": "id" }, "external-dns", request), identity);
    });
  }

  it("names the consumer, the account and the known accounts if there is no identity", () => {
    assert.throws(() => existingPodIdentity("aws", { "a/b": "id" }, "external-dns", request), {
      message:
        'external-dns is not valid:\n✖ identities: the service account "dns/external-dns" needs cloud permissions, but cluster.identities contains only "a/b"; add "dns/external-dns"',
    });
    assert.throws(() => existingPodIdentity("none", {}, "external-dns", request), /the cluster's cloud is "none"/);
  });
});

describe("serverOf", () => {
  it("reads the current context's server from JSON and YAML", () => {
    assert.equal(serverOf(kubeconfig), "https://cluster.test:6443");
    const yaml =
      "current-context: a\ncontexts: [{name: a, context: {cluster: b}}]\nclusters: [{name: b, cluster: {server: https://b}}]";
    assert.equal(serverOf(yaml), "https://b");
  });

  it("refuses text that is not a kubeconfig without showing it", () => {
    for (const text of ["s3cret", "a: [s3cret", "current-context: s3cret"]) {
      assert.throws(
        () => serverOf(text),
        (error: Error) => error.message.startsWith("kubeconfig: ") && !error.message.includes("s3cret"),
      );
    }
  });
});

describe("ExistingCluster", () => {
  it("has defaults", async () => {
    await runProgram(() => {
      const { cloud, origin, builtin, nodePools, storageClasses } = existingCluster();
      assert.deepEqual(
        { cloud, origin, builtin, nodePools, storageClasses },
        { cloud: "none", origin: "existing", builtin: [], nodePools: {}, storageClasses: {} },
      );
    });
  });

  it("passes options to its component", async () => {
    const run = await runProgram(() => {
      existingCluster();
    });
    assert.deepEqual(
      run.resources.map(({ type }) => type),
      ["pulumi:providers:kubernetes", "keelson:index:ExistingCluster"],
    );
  });

  it("ignores risky provider settings in the environment", async () => {
    const names = ["DELETE_UNREACHABLE", "SKIP_UPDATE_UNREACHABLE", "UPSERT_EXISTING_OBJECTS", "ENABLE_PATCH_FORCE"];
    for (const name of names) {
      process.env[`PULUMI_K8S_${name}`] = "true";
    }
    try {
      const run = await runProgram(() => {
        existingCluster();
      });
      const { deleteUnreachable, skipUpdateUnreachable, upsertExistingObjects, enablePatchForce } = run.find(
        "pulumi:providers:kubernetes",
        "test",
      ).inputs;
      assert.deepEqual(
        [deleteUnreachable, skipUpdateUnreachable, upsertExistingObjects, enablePatchForce].map(String),
        ["false", "false", "false", "false"],
      );
    } finally {
      for (const name of names) {
        delete process.env[`PULUMI_K8S_${name}`];
      }
    }
  });

  it("fails the program if the kubeconfig is not one", async () => {
    await assert.rejects(
      runProgram(() => {
        existingCluster({ kubeconfig: "nonsense" });
      }),
      /kubeconfig: expected YAML or JSON, got another text/,
    );
  });
});
