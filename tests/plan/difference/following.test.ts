import assert from "node:assert/strict";
import { difference } from "../../../cli/plan/difference/difference";
import { aws, causesOf, planned, urnOf } from "./planned";

const clusterType = "aws:eks/cluster:Cluster";
const poolType = "aws:eks/nodeGroup:NodeGroup";
const kubernetesType = "pulumi:providers:kubernetes";

describe("replacements that follow from others", () => {
  const before = (name: string, deleteBeforeReplace?: boolean) => [
    planned(clusterType, "c", { inputs: { name }, options: { deleteBeforeReplace } }),
    planned(poolType, "pool", {
      inputs: { clusterName: deleteBeforeReplace === true ? "known" : "<unknown>" },
      propertyDependencies: { clusterName: [urnOf(clusterType, "c")] },
    }),
    planned("aws:eks/addon:Addon", "tagged", {
      inputs: { clusterName: "known", tags: { cluster: "<unknown>" } },
      propertyDependencies: { tags: [urnOf(clusterType, "c")] },
    }),
    planned(kubernetesType, "k", {
      provider: null,
      inputs: { clusterIdentifier: "<unknown>" },
      propertyDependencies: { clusterIdentifier: [urnOf(clusterType, "c")] },
    }),
    planned("kubernetes:core/v1:Namespace", "n", { provider: urnOf(kubernetesType, "k") }),
  ];

  it("go through inputs that cannot change in place, and through providers", () => {
    const { replaced, unchanged } = difference(before("a"), before("b"));
    assert.deepEqual(
      replaced.map(({ after, causes, root }) => [after.name, causes.map(({ path }) => path), root]),
      [
        ["c", ["name"], urnOf(clusterType, "c")],
        ["pool", ["clusterName"], urnOf(clusterType, "c")],
        ["n", ["provider"], urnOf(clusterType, "c")],
        ["k", ["clusterIdentifier"], urnOf(clusterType, "c")],
      ],
    );
    assert.equal(unchanged, 1);
  });

  it("go through known values too where the other is deleted first", () => {
    assert.deepEqual(causesOf(before("a", true), before("b", true)).pool, ["clusterName"]);
  });

  it("go where replaceWith leads, and on from there", () => {
    const all = (name: string) => [
      planned(clusterType, "c", { inputs: { name } }),
      planned("pulumi:index:Stash", "identity", {
        provider: null,
        inputs: { input: "known" },
        options: { replaceWith: [urnOf(clusterType, "c")] },
      }),
      planned(kubernetesType, "k", {
        provider: null,
        inputs: { clusterIdentifier: "<unknown>" },
        propertyDependencies: { clusterIdentifier: [urnOf("pulumi:index:Stash", "identity")] },
      }),
      planned("kubernetes:core/v1:Namespace", "n", { provider: urnOf(kubernetesType, "k") }),
    ];
    assert.deepEqual(causesOf(all("a"), all("b")), {
      c: ["name"],
      identity: ["options.replaceWith"],
      k: ["clusterIdentifier"],
      n: ["provider"],
    });
  });

  it("follow another region, for what has one", () => {
    const all = (region: string) => [
      aws(region),
      planned("aws:ec2/vpc:Vpc", "v", { inputs: { cidrBlock: "10.0.0.0/16" } }),
      planned("aws:iam/role:Role", "r", { inputs: { name: "r" } }),
    ];
    assert.deepEqual(causesOf(all("eu-central-1"), all("eu-west-1")), { aws: ["region"], v: ["provider"] });
  });
});
