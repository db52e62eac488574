import assert from "node:assert/strict";
import type { AksClusterArgs } from "../../../../components/clusters/aks";
import { cniProfile } from "../../../../components/clusters/aks/cni/cni";
import { aksCluster, runAks } from "../../../support/aks";
import { releaseType } from "../../../support/programs";
import { runProgram } from "../../../support/run-program";

const overlay = { networkPlugin: "azure", networkPluginMode: "overlay" };

const profiles: [string, Pick<AksClusterArgs, "cni" | "networkObservability">, object][] = [
  [
    "Azure CNI powered by Cilium, with policies on host names",
    {},
    {
      ...overlay,
      networkDataplane: "cilium",
      networkPolicy: "cilium",
      advancedNetworking: {
        enabled: true,
        observability: { enabled: true },
        security: { enabled: true, advancedNetworkPolicies: "FQDN" },
      },
    },
  ],
  [
    "the same without what it costs extra",
    { cni: "cilium", networkObservability: false },
    {
      ...overlay,
      networkDataplane: "cilium",
      networkPolicy: "cilium",
      advancedNetworking: { enabled: false, observability: { enabled: false }, security: { enabled: false } },
    },
  ],
  [
    "Calico of AKS",
    { cni: "calico" },
    {
      ...overlay,
      networkDataplane: "azure",
      networkPolicy: "calico",
      advancedNetworking: { enabled: true, observability: { enabled: true }, security: { enabled: false } },
    },
  ],
  ["no CNI at all", { cni: "own-cilium" }, { networkPlugin: "none" }],
];

describe("the CNI of an AKS cluster", () => {
  for (const [what, args, profile] of profiles) {
    it(`is ${what}`, () => assert.deepEqual(cniProfile(args), profile));
  }

  it("is not a chart if AKS runs it", async () => {
    for (const cni of ["cilium", "calico"] as const) {
      assert.deepEqual((await runAks({ cni })).ofType(releaseType), []);
    }
  });

  it("is Cilium's chart with own-cilium: after the control plane, before the pools, and nothing waits for it", async () => {
    const run = await runAks({ cni: "own-cilium" });
    const release = run.find(releaseType, "test-cilium");
    const cluster = run.find("azure-native:containerservice:ManagedCluster", "test");
    const pool = run.find("azure-native:containerservice:AgentPool", "test-general1");
    assert.equal(release.inputs.skipAwait, true);
    assert.equal(release.inputs.namespace, "kube-system");
    assert.equal(release.options.deletedWith, cluster.urn);
    assert.equal(release.provider, run.find("pulumi:providers:kubernetes", "test-cni").urn);
    assert.ok(pool.dependsOn.includes(release.urn));
    const { ipam, aksbyocni, routingMode, kubeProxyReplacement, operator, l7Proxy } = release.inputs.values as Record<
      string,
      Record<string, unknown>
    >;
    assert.deepEqual(
      [aksbyocni, routingMode, kubeProxyReplacement, l7Proxy, operator?.replicas],
      [{ enabled: true }, "tunnel", "false", true, 2],
    );
    assert.deepEqual(ipam, {
      mode: "cluster-pool",
      operator: { clusterPoolIPv4PodCIDRList: ["10.244.0.0/16"], clusterPoolIPv4MaskSize: 24 },
    });
  });

  it("gives the chart's provider the same identity as the cluster's", async () => {
    const run = await runProgram(
      () => {
        aksCluster({ cni: "own-cilium" });
      },
      { preview: false },
    );
    const providers = run.ofType("pulumi:providers:kubernetes");
    assert.equal(new Set(providers.map(({ inputs }) => inputs.clusterIdentifier)).size, 1);
    assert.equal(providers.length, 2);
  });
});
