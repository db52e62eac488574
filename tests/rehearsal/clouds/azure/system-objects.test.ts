import assert from "node:assert/strict";
import type { Properties } from "../../../../cli/clouds";
import { azure } from "../../../../cli/rehearsal/clouds/azure";
import { aksStorageClasses } from "../../../../cli/rehearsal/clouds/azure/cluster/storage-classes";
import { systemObjects } from "../../../../cli/rehearsal/clouds/azure/cluster/system-objects";
import { bareCluster } from "../../../../cli/rehearsal/clouds/simulated-cloud";

const names = (cluster: Properties) => systemObjects(cluster).map(({ object }) => object.metadata.name);
const networked = (networkProfile: Properties) => names({ networkProfile });

describe("what AKS runs in a cluster", () => {
  it("is DNS, metrics and storage in each of them", () => {
    const always = ["coredns", "kube-dns", "metrics-server", "v1beta1.metrics.k8s.io", "disk.csi.azure.com"];
    const found = new Set(names({}));
    assert.deepEqual(
      always.filter((name) => !found.has(name)),
      [],
    );
  });

  const networks: readonly (readonly [string, Properties, readonly string[]])[] = [
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
    it(`is a network by what is asked for: ${what}`, () => {
      const found = networked(profile).filter((name) => ofNetworks.has(name));
      assert.deepEqual(found.toSorted(), expected.toSorted());
    });
  }

  it("is what is turned on", () => {
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

  it("is one default class, made before the program does anything", () => {
    const defaults = aksStorageClasses.filter(
      ({ metadata }) => metadata.annotations?.["storageclass.kubernetes.io/is-default-class"] === "true",
    );
    assert.deepEqual(
      defaults.map(({ metadata, provisioner }) => [metadata.name, provisioner]),
      [["default", "disk.csi.azure.com"]],
    );
  });
});

describe("how a cluster on AKS begins", () => {
  it("is without nodes, with AKS' classes, and load balancers of IP addresses", () => {
    assert.deepEqual(bareCluster({ config: { "keelson:cluster": '{"kind":"aks"}' } }, "keelson"), {
      ownNodes: false,
      addressStyle: "ip",
      storageClasses: aksStorageClasses,
    });
  });

  it("is reached by kubelogin's token", () => {
    assert.deepEqual(azure.execPlugin, { command: "kubelogin", asks: "get-token", standsFor: "kubelogin" });
  });
});
