import assert from "node:assert/strict";
import { difference } from "../../../cli/plan/difference/difference";
import type { PlannedResource } from "../../../cli/plan/planned-resource";
import { causesOf, planned, urnOf } from "./planned";

const clusterType = "aws:eks/cluster:Cluster";
const poolType = "aws:eks/nodeGroup:NodeGroup";
const kubernetesType = "pulumi:providers:kubernetes";

describe("replacements by an input", () => {
  type Inputs = Readonly<Record<string, unknown>>;
  const table: [string, string, Inputs, Inputs, string[] | undefined][] = [
    [
      "another range of services",
      clusterType,
      { kubernetesNetworkConfig: { serviceIpv4Cidr: "172.20.0.0/16" } },
      { kubernetesNetworkConfig: { serviceIpv4Cidr: "10.96.0.0/16" } },
      ["kubernetesNetworkConfig.serviceIpv4Cidr"],
    ],
    [
      "a range of services where there was none",
      clusterType,
      {},
      { kubernetesNetworkConfig: { serviceIpv4Cidr: "10.96.0.0/16" } },
      ["kubernetesNetworkConfig.serviceIpv4Cidr"],
    ],
    ["a minor version", clusterType, { version: "1.35" }, { version: "1.36" }, undefined],
    ["encryption that comes", clusterType, {}, { encryptionConfig: { resources: ["secrets"] } }, undefined],
    [
      "encryption that goes",
      clusterType,
      { encryptionConfig: { resources: ["secrets"] } },
      {},
      ["encryptionConfig.resources[0]"],
    ],
    [
      "one more type of machine",
      poolType,
      { instanceTypes: ["m7i.large"] },
      { instanceTypes: ["m7i.large", "m7a.large"] },
      ["instanceTypes[1]"],
    ],
    ["a size", poolType, { scalingConfig: { maxSize: 3 } }, { scalingConfig: { maxSize: 9 } }, undefined],
    [
      "another version of the launch template",
      poolType,
      { launchTemplate: { version: "1" } },
      { launchTemplate: { version: "2" } },
      undefined,
    ],
    [
      "another launch template",
      poolType,
      { launchTemplate: { id: "lt-1" } },
      { launchTemplate: { id: "<unknown>" } },
      ["launchTemplate.id"],
    ],
    [
      "another range in a rule",
      "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule",
      { cidrIpv4: "10.0.0.0/16" },
      { cidrIpv4: "10.1.0.0/16" },
      undefined,
    ],
    [
      "a rule's other kind of source",
      "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule",
      { cidrIpv4: "10.0.0.0/16" },
      { prefixListId: "pl-1" },
      ["cidrIpv4", "prefixListId"],
    ],
    [
      "another selector",
      "kubernetes:apps/v1:Deployment",
      { spec: { selector: { matchLabels: { app: "a" } } } },
      { spec: { selector: { matchLabels: { app: "b" } } } },
      ["spec.selector.matchLabels.app"],
    ],
    [
      "another image",
      "kubernetes:apps/v1:Deployment",
      { spec: { template: { image: "a" } } },
      { spec: { template: { image: "b" } } },
      undefined,
    ],
    [
      "another namespace of any object",
      "kubernetes:example.com/v1:Thing",
      { metadata: { namespace: "a" } },
      { metadata: { namespace: "b" } },
      ["metadata.namespace"],
    ],
    [
      "an identifier that is new",
      kubernetesType,
      { kubeconfig: "a" },
      { kubeconfig: "b", clusterIdentifier: "1" },
      undefined,
    ],
    [
      "another identifier",
      kubernetesType,
      { clusterIdentifier: "1" },
      { clusterIdentifier: "2" },
      ["clusterIdentifier"],
    ],
    [
      "another kubeconfig without an identifier",
      kubernetesType,
      { kubeconfig: "a" },
      { kubeconfig: "b" },
      ["kubeconfig"],
    ],
  ];
  for (const [what, type, before, after, expected] of table) {
    it(`${expected === undefined ? "none" : "one"} by ${what}`, () => {
      const found = causesOf([planned(type, "x", { inputs: before })], [planned(type, "x", { inputs: after })]);
      assert.deepEqual(found.x, expected);
    });
  }

  it("none by data of a Secret where the provider may change it, unless the Secret is immutable", () => {
    const [type, provider] = ["kubernetes:core/v1:Secret", urnOf(kubernetesType, "k")];
    const under = (enableSecretMutable: string, inputs: Inputs) => [
      planned(kubernetesType, "k", { provider: null, inputs: { enableSecretMutable } }),
      planned(type, "x", { provider, inputs }),
    ];
    const [one, other] = [{ data: { a: "1" } }, { data: { a: "2" } }];
    assert.deepEqual(causesOf(under("true", one), under("true", other)).x, undefined);
    assert.deepEqual(causesOf(under("false", one), under("false", other)).x, ["data.a"]);
    const immutable = (inputs: Inputs) => under("true", { ...inputs, immutable: true });
    assert.deepEqual(causesOf(immutable(one), immutable(other)).x, ["data.a"]);
  });

  it("one where the program asks for it, and none where it ignores the change", () => {
    const queue = (name: string, options: PlannedResource["options"]) =>
      planned("aws:sqs/queue:Queue", "x", { inputs: { delaySeconds: name, name }, options });
    assert.deepEqual(causesOf([queue("a", {})], [queue("b", { ignoreChanges: ["name"] })]), {});
    const options = { ignoreChanges: ["name"], replaceOnChanges: ["delaySeconds"] };
    assert.deepEqual(causesOf([queue("a", {})], [queue("b", options)]), { x: ["delaySeconds"] });
  });

  it("one by what comes from another resource than before, known or not", () => {
    const subnetType = "aws:ec2/subnet:Subnet";
    const under = (zone: string, path: string, value: unknown) => [
      planned(subnetType, "a"),
      planned(subnetType, zone),
      planned(poolType, "x", {
        inputs: { [path]: value },
        propertyDependencies: { [path]: [urnOf(subnetType, "a"), urnOf(subnetType, zone)] },
      }),
    ];
    const ids = ["<unknown>", "<unknown>"];
    assert.deepEqual(causesOf(under("b", "subnetIds", ids), under("c", "subnetIds", ids)).x, ["subnetIds"]);
    const template = { id: "<unknown>" };
    assert.deepEqual(causesOf(under("b", "launchTemplate", template), under("c", "launchTemplate", template)).x, [
      "launchTemplate",
    ]);
    assert.deepEqual(causesOf(under("b", "subnetIds", ["s"]), under("c", "subnetIds", ["s"])), {});
    assert.deepEqual(causesOf(under("b", "tags", template), under("c", "tags", template)), {});
  });

  it("one by a provider that could not become the other", () => {
    const provider = (name: string, clusterIdentifier: string) =>
      planned(kubernetesType, name, { provider: null, inputs: { clusterIdentifier } });
    const object = (name: string) =>
      planned("kubernetes:core/v1:Namespace", "x", { provider: urnOf(kubernetesType, name) });
    const before = [provider("a", "1"), object("a")];
    assert.deepEqual(causesOf(before, [provider("b", "2"), object("b")]), { x: ["provider.clusterIdentifier"] });
    assert.deepEqual(causesOf(before, [provider("b", "1"), object("b")]), {});
  });
});

describe("a difference", () => {
  it("says what it cannot judge", () => {
    const table = (size: number) => [planned("aws:dynamodb/table:Table", "t", { inputs: { size } })];
    const { changed, unjudged } = difference(table(1), table(2));
    assert.deepEqual([changed.map(({ after }) => after.name), unjudged], [["t"], ["aws:dynamodb/table:Table"]]);
  });
});
