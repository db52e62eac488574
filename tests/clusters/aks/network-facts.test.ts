import assert from "node:assert/strict";
import { networkFacts } from "../../../components/clusters/aks/network-facts";
import { aksArgs } from "../../support/aks";

describe("the facts about an AKS cluster's network", () => {
  it("contain every range, the API server's subnet and the labels of DNS", () => {
    assert.deepEqual(networkFacts(aksArgs), {
      cni: "cilium",
      nodeCidrs: ["10.20.0.0/17"],
      podCidrs: ["10.244.0.0/16"],
      serviceCidrs: ["172.20.0.0/16"],
      apiServer: {
        cidrs: ["10.20.255.192/26"],
        port: 443,
        sources: [{ cidr: "10.20.255.192/26" }, { namespace: "kube-system", labels: { app: "konnectivity-agent" } }],
      },
      dns: { namespace: "kube-system", labels: { "k8s-app": "kube-dns" } },
    });
  });

  it("allow host names if Cilium has its DNS proxy, in Azure's build only with observability", () => {
    const facts = (args: Parameters<typeof networkFacts>[0]) => [
      networkFacts(args).cni,
      networkFacts(args).hostPolicies,
    ];
    assert.deepEqual(facts({ ...aksArgs, networkObservability: false }), ["cilium", false]);
    assert.deepEqual(facts({ ...aksArgs, cni: "own-cilium", networkObservability: false }), ["cilium", undefined]);
    assert.deepEqual(facts({ ...aksArgs, cni: "calico" }), ["calico", undefined]);
  });

  it("follow the configured ranges", () => {
    const { podCidrs, serviceCidrs } = networkFacts({
      ...aksArgs,
      podCidr: "10.64.0.0/14",
      serviceCidr: "10.1.0.0/20",
    });
    assert.deepEqual([podCidrs, serviceCidrs], [["10.64.0.0/14"], ["10.1.0.0/20"]]);
  });
});
