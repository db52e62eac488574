import assert from "node:assert/strict";
import { azure } from "../../../../cli/rehearsal/clouds/azure";
import { aksStorageClasses } from "../../../../cli/rehearsal/clouds/azure/storage-classes";
import { systemObjects } from "../../../../cli/rehearsal/clouds/azure/system-objects";
import { bareCluster } from "../../../../cli/rehearsal/clouds/simulated-cloud";
import type { Fields } from "../../../../cli/values";

const names = (cluster: Fields) => systemObjects(cluster).map(({ object }) => object.metadata.name);
const networked = (networkProfile: Fields) => names({ networkProfile });

describe("AKS' own objects in a cluster", () => {
  it("always include DNS, metrics and storage", () => {
    const always = ["coredns", "kube-dns", "metrics-server", "v1beta1.metrics.k8s.io", "disk.csi.azure.com"];
    const found = new Set(names({}));
    assert.deepEqual(
      always.filter((name) => !found.has(name)),
      [],
    );
  });

  const networks: readonly (readonly [string, Fields, readonly string[]])[] = [
    [
      "Azure CNI with Cilium",
      { networkPlugin: "azure", networkDataplane: "cilium", networkPolicy: "cilium" },
      ["azure-cns", "cilium", "cilium-operator", "ciliumnetworkpolicies.cilium.io"],
    ],
    [
      "Azure CNI with Calico",
      { networkPlugin: "azure", networkDataplane: "azure", networkPolicy: "calico" },
      ["azure-cns", "calico-node", "calico-typha", "kube-proxy"],
    ],
    ["no network plugin", { networkPlugin: "none" }, ["kube-proxy"]],
  ];
  const ofNetworks = new Set([
    "azure-cns",
    "calico-node",
    "calico-typha",
    "cilium",
    "cilium-operator",
    "ciliumnetworkpolicies.cilium.io",
    "kube-proxy",
  ]);
  for (const [what, profile, expected] of networks) {
    it(`match the network: ${what}`, () => {
      const found = networked(profile).filter((name) => ofNetworks.has(name));
      assert.deepEqual(found.toSorted(), expected.toSorted());
    });
  }

  it("include enabled add-ons only", () => {
    const on = { enabled: true };
    const cluster = {
      addonProfiles: { azurepolicy: on, omsagent: { enabled: false } },
      securityProfile: { workloadIdentity: on, imageCleaner: on, defender: { securityMonitoring: on } },
    };
    const optional = [
      "ama-logs",
      "azure-policy",
      "azure-wi-webhook-controller-manager",
      "eraser-controller-manager",
      "gatekeeper-audit",
      "microsoft-defender-collector-ds",
    ];
    assert.deepEqual(
      names(cluster).filter((name) => optional.includes(name)),
      optional
        .filter((name) => name !== "ama-logs")
        .toSorted((a, b) => names(cluster).indexOf(a) - names(cluster).indexOf(b)),
    );
    assert.deepEqual(
      names({}).filter((name) => optional.includes(name)),
      [],
    );
  });

  it("include exactly one default storage class", () => {
    const defaults = aksStorageClasses.filter(
      ({ metadata }) => metadata.annotations?.["storageclass.kubernetes.io/is-default-class"] === "true",
    );
    assert.deepEqual(
      defaults.map(({ metadata, provisioner }) => [metadata.name, provisioner]),
      [["default", "disk.csi.azure.com"]],
    );
  });
});

describe("a new cluster on AKS", () => {
  it("has AKS' storage classes, no nodes, and load balancers with IP addresses", () => {
    assert.deepEqual(bareCluster({ config: { "keelson:cluster": '{"kind":"aks"}' } }, "keelson"), {
      ownNodes: false,
      addressStyle: "ip",
      storageClasses: aksStorageClasses,
    });
  });

  it("gets tokens from kubelogin", () => {
    assert.deepEqual(azure.execPlugin, { command: "kubelogin", asks: "get-token", standsFor: "kubelogin" });
  });
});
