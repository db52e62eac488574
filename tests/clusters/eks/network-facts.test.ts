import assert from "node:assert/strict";
import { networkFacts } from "../../../components/clusters/eks/network-facts";
import { eksArgs } from "../../support/eks";

describe("networkFacts", () => {
  it("separate the API server from pods, and contain its Service's address", () => {
    assert.deepEqual(networkFacts(eksArgs), {
      cni: "vpc-cni",
      nodeCidrs: ["10.20.0.0/19", "10.20.32.0/19"],
      podCidrs: ["10.20.0.0/19", "10.20.32.0/19"],
      serviceCidrs: ["172.20.0.0/16"],
      apiServer: {
        cidrs: ["10.20.192.0/22", "10.20.196.0/22", "172.20.0.1/32"],
        port: 443,
        sources: [{ cidr: "10.20.192.0/22" }, { cidr: "10.20.196.0/22" }],
      },
      dns: { namespace: "kube-system", labels: { "k8s-app": "kube-dns" } },
      loadBalancers: { internal: ["10.20.0.0/19", "10.20.32.0/19"], public: ["10.20.224.0/22", "10.20.228.0/22"] },
      podIdentity: { cidrs: ["169.254.170.23/32"], port: 80 },
    });
  });

  it("put AWS services into the private subnets if there are interface endpoints", () => {
    const { cloudEndpoints } = networkFacts({ ...eksArgs, vpc: { ...eksArgs.vpc, interfaceEndpoints: true } });
    assert.deepEqual(cloudEndpoints, ["10.20.0.0/19", "10.20.32.0/19"]);
    assert.equal(networkFacts(eksArgs).cloudEndpoints, undefined);
  });

  it("contain no identity agent if identities use tokens", () => {
    assert.equal(networkFacts({ ...eksArgs, identities: "irsa" }).podIdentity, undefined);
  });
});
