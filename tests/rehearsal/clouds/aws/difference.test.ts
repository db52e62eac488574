import assert from "node:assert/strict";
import { awsProvider, replacementsOf } from "../../../../cli/clouds";
import { compare } from "../../../../cli/rehearsal/clouds/difference";

const clusterType = "aws:eks/cluster:Cluster";
const ruleType = "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule";
const groupType = "aws:eks/nodeGroup:NodeGroup";

describe("differences of AWS resources", () => {
  const cases: readonly (readonly [string, string, object, object, readonly string[], readonly string[]])[] = [
    ["a new minor", clusterType, { version: "1.34" }, { version: "1.35" }, ["version"], []],
    ["another name", clusterType, { name: "a" }, { name: "b" }, ["name"], ["name"]],
    [
      "other service addresses",
      clusterType,
      { kubernetesNetworkConfig: { serviceIpv4Cidr: "172.20.0.0/16", ipFamily: "ipv4" } },
      { kubernetesNetworkConfig: { serviceIpv4Cidr: "172.21.0.0/16", ipFamily: "ipv4" } },
      ["kubernetesNetworkConfig.serviceIpv4Cidr"],
      ["kubernetesNetworkConfig.serviceIpv4Cidr"],
    ],
    [
      "other subnets",
      clusterType,
      { vpcConfig: { subnetIds: ["a"] } },
      { vpcConfig: { subnetIds: ["a", "b"] } },
      ["vpcConfig.subnetIds[1]"],
      [],
    ],
    ["the same subnets in another order", groupType, { subnetIds: ["a", "b"] }, { subnetIds: ["b", "a"] }, [], []],
    [
      "encryption turned off",
      clusterType,
      { encryptionConfig: { resources: ["secrets"] } },
      {},
      ["encryptionConfig"],
      ["encryptionConfig"],
    ],
    [
      "encryption under another key",
      clusterType,
      { encryptionConfig: { provider: { keyArn: "a" }, resources: ["secrets"] } },
      { encryptionConfig: { provider: { keyArn: "b" }, resources: ["secrets"] } },
      ["encryptionConfig.provider.keyArn"],
      [],
    ],
    ["a rule's other range", ruleType, { cidrIpv4: "10.0.0.0/16" }, { cidrIpv4: "10.1.0.0/16" }, ["cidrIpv4"], []],
    [
      "a rule's other kind of source",
      ruleType,
      { cidrIpv4: "10.0.0.0/16" },
      { prefixListId: "pl-1" },
      ["cidrIpv4", "prefixListId"],
      ["cidrIpv4", "prefixListId"],
    ],
    [
      "encryption turned on",
      clusterType,
      {},
      { encryptionConfig: { resources: ["secrets"] } },
      ["encryptionConfig"],
      [],
    ],
    [
      "a larger group",
      groupType,
      { scalingConfig: { maxSize: 3 } },
      { scalingConfig: { maxSize: 6 } },
      ["scalingConfig.maxSize"],
      [],
    ],
    [
      "machines in another order of preference",
      groupType,
      { instanceTypes: ["a", "b"] },
      { instanceTypes: ["b", "a"] },
      ["instanceTypes[0]", "instanceTypes[1]"],
      ["instanceTypes[0]", "instanceTypes[1]"],
    ],
    [
      "a new version of the template",
      groupType,
      { launchTemplate: { id: "lt", version: "1" } },
      { launchTemplate: { id: "lt", version: "2" } },
      ["launchTemplate.version"],
      [],
    ],
    [
      "another template",
      groupType,
      { launchTemplate: { id: "lt", version: "1" } },
      { launchTemplate: { id: "lx", version: "1" } },
      ["launchTemplate.id"],
      ["launchTemplate.id"],
    ],
  ];
  for (const [what, token, olds, news, changed, replaced] of cases) {
    it(`${replaced.length > 0 ? "replace for" : "update for"} ${what}`, () => {
      const type = awsProvider.types[token];
      assert.ok(type);
      const { differences, replaces } = compare(awsProvider, token, type, { ...olds }, { ...news });
      const paths = differences.map(({ path }) =>
        path.map((key, index) => (typeof key === "number" ? `[${key}]` : index > 0 ? `.${key}` : key)).join(""),
      );
      assert.deepEqual(paths, changed);
      assert.deepEqual(replaces, replaced);
    });
  }

  it("exist for every simulated type", () => {
    assert.deepEqual(
      Object.keys(awsProvider.types).filter((token) => replacementsOf(token) === undefined),
      [],
    );
  });
});
