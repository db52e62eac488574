import assert from "node:assert/strict";
import { type DifferenceReport, differenceJson, differenceText } from "../../../cli/plan/difference";
import { difference } from "../../../cli/plan/difference/difference";
import { plain } from "../../../cli/plan/formats/text";
import { planned, urnOf } from "./planned";

const templateType = "aws:ec2/launchTemplate:LaunchTemplate";
const groupType = "aws:eks/nodeGroup:NodeGroup";
const classType = "kubernetes:karpenter.k8s.aws/v1:EC2NodeClass";
const karpenterType = "kubernetes:karpenter.sh/v1:NodePool";

/** A pool as the program plans it: the version of its template is unknown in every plan. */
function pool(costCenter: string, more: { readonly version?: string; readonly labels?: object } = {}) {
  const tags = { "cost-center": costCenter };
  const template = planned(templateType, "general", {
    inputs: { tags, tagSpecifications: [{ resourceType: "instance", tags }] },
  });
  const group = planned(groupType, "general", {
    inputs: { launchTemplate: { id: "<unknown>", version: "<unknown>" }, tags, version: "1.35", ...more },
    propertyDependencies: { launchTemplate: [urnOf(templateType, "general")] },
  });
  return [template, group];
}

function nodeClass(spec: object) {
  return planned(classType, "class", { inputs: { kind: "EC2NodeClass", metadata: { name: "bottlerocket" }, spec } });
}

function karpenterPool(spec: object) {
  return planned(karpenterType, "pool", { inputs: { kind: "NodePool", metadata: { name: "default" }, spec } });
}

const rolledOf = (...plans: Parameters<typeof difference>) =>
  difference(...plans).rolled.map(({ after, causes }) => [after.type, causes.map(({ path }) => path)]);

describe("nodes that a change replaces one by one", () => {
  it("are those of a pool whose template gets a new version, because of a tag", () => {
    const report: DifferenceReport = {
      project: "keelson",
      stack: "prod",
      against: "main",
      found: difference(pool("development"), pool("research")),
      refused: [],
      notes: [],
      head: [],
      failing: [],
    };
    assert.equal(
      differenceText(report, plain),
      `keelson, stack prod, against main

Nodes replaced one by one
  aws.eks.NodeGroup general
    launchTemplate.version comes from a new version of aws.ec2.LaunchTemplate general:
        tagSpecifications[instance].tags.cost-center

Changed
  aws.ec2.LaunchTemplate general
    tagSpecifications[instance].tags.cost-center "development" → "research"
    tags.cost-center "development" → "research"
  aws.eks.NodeGroup general
    tags.cost-center "development" → "research"

1 pool with new nodes, 2 changed, 0 unchanged
`,
    );
    assert.deepEqual(JSON.parse(differenceJson(report)).rolled, [
      {
        urn: urnOf(groupType, "general"),
        causes: [
          {
            changes: ["tagSpecifications[instance].tags.cost-center"],
            kind: "version",
            path: "launchTemplate.version",
            urn: urnOf(templateType, "general"),
          },
        ],
      },
    ]);
  });

  it("are those of a pool with another version, and not with other labels or a template's own tags", () => {
    assert.deepEqual(rolledOf(pool("a"), pool("a", { version: "1.36" })), [[groupType, ["version"]]]);
    assert.deepEqual(rolledOf(pool("a"), pool("a", { labels: { team: "shop" } })), []);
    const [template, group] = pool("a");
    assert.ok(template && group);
    const retagged = { ...template, inputs: { ...template.inputs, tags: { "cost-center": "b" } } };
    assert.deepEqual(rolledOf([template, group], [retagged, group]), []);
  });

  it("are those of a pool on GKE and AKS that gets another version", () => {
    const inputs = { version: "1", orchestratorVersion: "1" };
    for (const [type, path] of [
      ["gcp:container/nodePool:NodePool", "version"],
      ["azure-native:containerservice:AgentPool", "orchestratorVersion"],
    ] as const) {
      const after = planned(type, "general", { inputs: { ...inputs, [path]: "2" } });
      assert.deepEqual(rolledOf([planned(type, "general", { inputs })], [after]), [[type, [path]]]);
    }
  });

  it("are those of a pool on GKE with other machines or disks, and of one on AKS with another system", () => {
    for (const [type, path, before, after] of [
      ["gcp:container/nodePool:NodePool", "nodeConfig.machineType", "e2-standard-8", "e2-standard-4"],
      ["gcp:container/nodePool:NodePool", "nodeConfig.diskSizeGb", 100, 50],
      ["gcp:container/nodePool:NodePool", "nodeConfig.imageType", "COS_CONTAINERD", "UBUNTU_CONTAINERD"],
      ["azure-native:containerservice:AgentPool", "osSKU", "Ubuntu", "AzureLinux"],
    ] as const) {
      const [first = "", second] = path.split(".");
      const pools = [before, after].map((value) =>
        planned(type, "general", { inputs: { [first]: second === undefined ? value : { [second]: value } } }),
      );
      assert.deepEqual(rolledOf(pools.slice(0, 1), pools.slice(1)), [[type, [path]]]);
    }
  });

  it("are not those of a pool on GKE with other labels or taints", () => {
    const pools = ["a", "b"].map((team) =>
      planned("gcp:container/nodePool:NodePool", "general", {
        inputs: { nodeConfig: { labels: { team }, taints: [{ key: "team", value: team, effect: "NO_SCHEDULE" }] } },
      }),
    );
    assert.deepEqual(rolledOf(pools.slice(0, 1), pools.slice(1)), []);
  });

  it("are not named twice if the pool itself is replaced", () => {
    const [template, group] = pool("b", { version: "1.36" });
    assert.ok(template && group);
    const after = [template, { ...group, inputs: { ...group.inputs, amiType: "AL2023_x86_64_STANDARD" } }];
    const { replaced, rolled } = difference(pool("a"), after);
    assert.deepEqual([replaced.map(({ after: { type } }) => type), rolled], [[groupType], []]);
  });

  it("are Karpenter's if its node class or a pool's template drifts", () => {
    assert.deepEqual(rolledOf([nodeClass({ tags: { a: "1" } })], [nodeClass({ tags: { a: "2" } })]), [
      [classType, ["spec.tags.a"]],
    ]);
    const subnets = (id: string) => nodeClass({ subnetSelectorTerms: [{ id }] });
    assert.deepEqual(rolledOf([subnets("a")], [subnets("b")]), []);
    const template = (team: string) => karpenterPool({ template: { metadata: { labels: { team } } } });
    assert.deepEqual(rolledOf([template("a")], [template("b")]), [
      [karpenterType, ["spec.template.metadata.labels.team"]],
    ]);
    assert.deepEqual(
      rolledOf([karpenterPool({ limits: { cpu: "1" } })], [karpenterPool({ limits: { cpu: "2" } })]),
      [],
    );
  });

  it("are not those of Karpenter's pool that may take one more family of machines", () => {
    const pool = (operator: string, values: readonly string[]) =>
      karpenterPool({
        template: { spec: { requirements: [{ key: "karpenter.k8s.aws/instance-family", operator, values }] } },
      });
    const families = (...values: readonly string[]) => pool("In", values);
    assert.deepEqual(rolledOf([families("m6i")], [families("m6i", "m7i")]), []);
    assert.equal(rolledOf([families("m6i", "m7i")], [families("m6i")]).length, 1);
    assert.equal(rolledOf([pool("NotIn", ["t2"])], [pool("NotIn", ["t2", "m6i"])]).length, 1);
  });
});
