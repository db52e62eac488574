import assert from "node:assert/strict";
import { difference, headLines } from "../../../../../cli/plan/difference";
import type { PlannedResource } from "../../../../../cli/plan/planned-resource";
import { planned } from "../../planned";

function told(before: PlannedResource, after: PlannedResource): string[] {
  return headLines([before], [after], difference([before], [after])).map((line) => `${line.class}: ${line.text}`);
}

const key = (Action: readonly string[], more = {}) => {
  const Statement = [
    { Effect: "Allow", Principal: { AWS: "arn:aws:iam::333344445555:role/a" }, Action, Resource: "*" },
  ];
  return planned("aws:kms/key:Key", "prod", { inputs: { policy: JSON.stringify({ Statement }), ...more } });
};
const gke = (cidrBlock: string, more = {}) =>
  planned("gcp:container/cluster:Cluster", "prod", {
    inputs: { masterAuthorizedNetworksConfig: { cidrBlocks: [{ cidrBlock }] }, ...more },
  });
const eks = (cidr: string, more = {}) =>
  planned("aws:eks/cluster:Cluster", "prod", {
    inputs: { vpcConfig: { endpointPublicAccess: true, publicAccessCidrs: [cidr], ...more } },
  });

describe("a line about what a resource admits or grants", () => {
  it("hides no other input of a key", () => {
    const [encrypt, both] = [["kms:Encrypt"], ["kms:Encrypt", "kms:Decrypt"]];
    const less = "less: arn:aws:iam::333344445555:role/a: kms:Decrypt on aws.kms.Key prod";
    assert.deepEqual(told(key(both), key(encrypt)), [less]);
    assert.deepEqual(told(key(both), key(encrypt, { isEnabled: false })), [
      "unjudged: aws.kms.Key prod: isEnabled (nothing) → false",
      less,
    ]);
    const more = "permission: arn:aws:iam::333344445555:role/a: kms:Decrypt on aws.kms.Key prod";
    assert.deepEqual(told(key(encrypt), key(both, { isEnabled: false })), [
      "unjudged: aws.kms.Key prod: isEnabled (nothing) → false",
      more,
    ]);
  });

  it("hides no other input of a cluster, not even beside the one that it is about", () => {
    const isIn = (cluster: string) => `less: 203.0.113.0/24 → ${cluster} prod: its API server, now only 203.0.113.0/25`;
    assert.deepEqual(told(gke("203.0.113.0/24"), gke("203.0.113.0/25", { defaultSnatStatus: { disabled: true } })), [
      "unjudged: gcp.container.Cluster prod: defaultSnatStatus.disabled (nothing) → true",
      isIn("gcp.container.Cluster"),
    ]);
    assert.deepEqual(told(eks("203.0.113.0/24"), eks("203.0.113.0/25", { securityGroupIds: ["sg-1"] })), [
      'unjudged: aws.eks.Cluster prod: vpcConfig.securityGroupIds[0] (nothing) → "sg-1"',
      isIn("aws.eks.Cluster"),
    ]);
  });

  it("hides nothing that would otherwise be among the other changes", () => {
    const web = (range: string, more = {}) =>
      planned("kubernetes:core/v1:Service", "web", {
        inputs: {
          kind: "Service",
          metadata: { name: "web", namespace: "shop" },
          spec: { type: "LoadBalancer", loadBalancerSourceRanges: [range], ...more },
        },
      });
    assert.deepEqual(told(web("203.0.113.0/24"), web("203.0.113.0/25", { sessionAffinity: "ClientIP" })), [
      "less: 203.0.113.0/24 → Service shop/web: a public load balancer, now only 203.0.113.0/25",
      'other: Service shop/web: spec.sessionAffinity (nothing) → "ClientIP"',
    ]);
  });
});
