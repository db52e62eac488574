import assert from "node:assert/strict";
import { loadBalancerNeeds, loadBalancerService } from "../../components/addons/load-balancer-service";

const controller = {
  serviceClass: "service.k8s.aws/nlb",
  serviceAnnotations: { internal: { scheme: "internal" }, public: { scheme: "internet-facing" } },
  namespaceLabels: {},
  drainSeconds: 60,
};

describe("loadBalancerService", () => {
  const table = [
    ["gcp", "internal", { "networking.gke.io/load-balancer-type": "Internal" }],
    ["gcp", "public", {}],
    ["azure", "internal", { "service.beta.kubernetes.io/azure-load-balancer-internal": "true" }],
    ["azure", "public", {}],
    ["none", "internal", {}],
  ] as const;
  for (const [cloud, exposure, annotations] of table) {
    it(`is ${exposure} on ${cloud} by that cloud's annotations`, () => {
      assert.deepEqual(loadBalancerService(exposure, cloud, undefined), { annotations });
    });
  }

  it("needs a controller on AWS only", () => {
    const names = (["aws", "gcp", "azure", "none"] as const).map((cloud) =>
      loadBalancerNeeds({ cloud }).map(({ capability }) => capability.name),
    );
    assert.deepEqual(names, [["load-balancers"], [], [], []]);
  });

  it("sets the class of the controller", () => {
    assert.deepEqual(loadBalancerService("internal", "aws", controller), {
      annotations: { scheme: "internal" },
      loadBalancerClass: "service.k8s.aws/nlb",
    });
  });
});
