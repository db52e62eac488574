import assert from "node:assert/strict";
import { networkFacts } from "../../../components/clusters/aks/network-facts";
import { aksArgs } from "../../support/aks";

describe("what policies know of an AKS cluster's network", () => {
  it("is every range, the API server's subnet, and how DNS is selected", () => {
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

  it("is that host names can be said where Cilium has its proxy for DNS, in Azure's build as a part of its observability", () => {
    const facts = (args: Parameters<typeof networkFacts>[0]) => [
      networkFacts(args).cni,
      networkFacts(args).hostPolicies,
    ];
    assert.deepEqual(facts({ ...aksArgs, networkObservability: false }), ["cilium", false]);
    assert.deepEqual(facts({ ...aksArgs, cni: "own-cilium", networkObservability: false }), ["cilium", undefined]);
    assert.deepEqual(facts({ ...aksArgs, cni: "calico" }), ["calico", undefined]);
  });

  it("follows the configured ranges", () => {
    const { podCidrs, serviceCidrs } = networkFacts({
      ...aksArgs,
      podCidr: "10.64.0.0/14",
      serviceCidr: "10.1.0.0/20",
    });
    assert.deepEqual([podCidrs, serviceCidrs], [["10.64.0.0/14"], ["10.1.0.0/20"]]);
  });
});
