import assert from "node:assert/strict";
import { difference, headLines } from "../../../../../cli/plan/difference";
import type { PlannedResource } from "../../../../../cli/plan/planned-resource";
import { planned } from "../../planned";
import { object } from "../../pull-request-parts";

type Inputs = Readonly<Record<string, unknown>>;

function unprotected(before: PlannedResource, after: PlannedResource): string[] {
  const lines = headLines([before], [after], difference([before], [after]));
  return lines.flatMap((line) => (line.class === "unprotected" ? [line.text] : []));
}

describe("what gets half as large", () => {
  const halves: readonly [type: string, larger: Inputs, smaller: Inputs][] = [
    ["aws:rds/instance:Instance", { instanceClass: "db.m7g.2xlarge" }, { instanceClass: "db.t4g.micro" }],
    ["aws:rds/instance:Instance", { iops: 12_000 }, { iops: 3000 }],
    ["aws:elasticache/replicationGroup:ReplicationGroup", { numCacheClusters: 4 }, { numCacheClusters: 2 }],
    ["aws:lambda/function:Function", { memorySize: 1024 }, { memorySize: 128 }],
    ["aws:lambda/function:Function", { timeout: 60 }, { timeout: 20 }],
    ["aws:ecs/taskDefinition:TaskDefinition", { cpu: "2048" }, { cpu: "256" }],
    ["aws:ecs/service:Service", { desiredCount: 1 }, { desiredCount: 0 }],
    [
      "gcp:container/nodePool:NodePool",
      { nodeConfig: { machineType: "n2-standard-8" } },
      { nodeConfig: { machineType: "e2-small" } },
    ],
    [
      "gcp:sql/databaseInstance:DatabaseInstance",
      { settings: { tier: "db-custom-8-32768" } },
      { settings: { tier: "db-custom-2-7680" } },
    ],
    ["azure-native:containerservice:AgentPool", { osDiskSizeGB: 128 }, { osDiskSizeGB: 30 }],
    [
      "aws:ec2/launchTemplate:LaunchTemplate",
      { blockDeviceMappings: [{ deviceName: "/dev/xvda", ebs: { volumeSize: 100 } }] },
      { blockDeviceMappings: [{ deviceName: "/dev/xvda", ebs: { volumeSize: 20 } }] },
    ],
    ["azure-native:containerservice:AgentPool", { vmSize: "Standard_D8s_v5" }, { vmSize: "Standard_D2s_v5" }],
  ];
  for (const [type, larger, smaller] of halves) {
    const [large, small] = [larger, smaller].map((inputs) => planned(type, "own", { inputs }));
    it(`fails, and twice as large passes: ${JSON.stringify(smaller)}`, () => {
      assert.ok(large !== undefined && small !== undefined);
      assert.equal(unprotected(large, small).length, 1);
      assert.deepEqual(unprotected(small, large), []);
    });
  }

  it("passes as a small correction", () => {
    const of = (inputs: Inputs) => planned("aws:lambda/function:Function", "own", { inputs });
    assert.deepEqual(unprotected(of({ memorySize: 512 }), of({ memorySize: 384 })), []);
    const pool = (machineType: string) =>
      planned("gcp:container/nodePool:NodePool", "own", { inputs: { nodeConfig: { machineType } } });
    assert.deepEqual(unprotected(pool("n2-standard-8"), pool("n4-standard-8")), []);
  });
});

describe("versions of data", () => {
  const database = (engineVersion: string) =>
    planned("aws:rds/instance:Instance", "orders", { inputs: { engine: "postgres", engineVersion } });
  const addon = (addonVersion: string) => planned("aws:eks/addon:Addon", "dns", { inputs: { addonVersion } });

  it("fail for a new major one, and for one before", () => {
    assert.deepEqual(unprotected(database("14.9"), database("17.1")), [
      "aws.rds.Instance orders: gets a new major data version, which cannot be undone, 14.9 → 17.1",
    ]);
    assert.deepEqual(unprotected(addon("v1.11.4-eksbuild.2"), addon("v1.10.1-eksbuild.1")), [
      "aws.eks.Addon dns: goes back to an older version, v1.11.4-eksbuild.2 → v1.10.1-eksbuild.1",
    ]);
  });

  it("pass for a minor one", () => {
    assert.deepEqual(unprotected(database("16.3"), database("16.4")), []);
    assert.deepEqual(unprotected(addon("v1.10.1-eksbuild.1"), addon("v1.11.4-eksbuild.2")), []);
  });
});

describe("objects that are deleted and made again", () => {
  const service = (spec: Inputs) => object("core/v1:Service", "boutique/web", { spec });
  it("fail, because nobody reaches them meanwhile", () => {
    assert.deepEqual(unprotected(service({ clusterIP: "None" }), service({})), [
      'Service boutique/web: deleted and created again because of spec.clusterIP "None" → (nothing); meanwhile the pods get no requests, and the Service gets a new address',
    ]);
  });
});
