import assert from "node:assert/strict";
import { difference } from "../../../cli/plan/difference/difference";
import { idlePermissions, refusals } from "../../../cli/plan/difference/refused-losses";
import type { PlannedResource } from "../../../cli/plan/planned-resource";
import { planned, urnOf } from "./planned";

const clusterType = "aws:eks/cluster:Cluster";
const poolType = "aws:eks/nodeGroup:NodeGroup";
const roleType = "aws:iam/role:Role";

function cluster(name: string): PlannedResource[] {
  const clusterName = {
    inputs: { clusterName: "<unknown>" },
    propertyDependencies: { clusterName: [urnOf(clusterType, "c")] },
  };
  return [
    planned(clusterType, "c", { inputs: { name } }),
    planned(poolType, "a", clusterName),
    planned(poolType, "b", clusterName),
  ];
}

function role(path: string): PlannedResource[] {
  const nodeRoleArn = {
    inputs: { nodeRoleArn: "<unknown>" },
    propertyDependencies: { nodeRoleArn: [urnOf(roleType, "node")] },
  };
  return [planned(roleType, "node", { inputs: { path } }), planned(poolType, "a", nodeRoleArn)];
}

function refused(before: PlannedResource[], after: PlannedResource[], ...allowed: string[]): string[] {
  return refusals(difference(before, after), { file: "Pulumi.prod.yaml", allowed });
}

describe("refused losses", () => {
  it("name the cause once, with what goes with it, and say how to allow it", () => {
    assert.deepEqual(refused(cluster("x"), cluster("y")), [
      'aws.eks.Cluster c would be replaced: name "x" → "y" cannot change in place (hashicorp/terraform-provider-aws internal/service/eks/cluster.go); also lost: aws.eks.NodeGroup a, aws.eks.NodeGroup b; undo the change, or allow it in Pulumi.prod.yaml: keelson:replace: ["aws:eks/cluster:Cluster::c"]',
    ]);
  });

  it("name the cause also where it is nothing precious itself", () => {
    assert.deepEqual(refused(role("/a/"), role("/b/")), [
      'aws.eks.NodeGroup a would be replaced together with aws.iam.Role node: path "/a/" → "/b/" cannot change in place (hashicorp/terraform-provider-aws internal/service/iam/role.go); undo the change, or allow it in Pulumi.prod.yaml: keelson:replace: ["aws:iam/role:Role::node"]',
    ]);
  });

  it("are allowed by the cause's name, or by each one's own", () => {
    const names = [`${clusterType}::c`, `${poolType}::a`, `${poolType}::b`];
    assert.deepEqual(refused(cluster("x"), cluster("y"), names[0] ?? ""), []);
    assert.deepEqual(refused(cluster("x"), cluster("y"), ...names.slice(1)).length, 1);
    assert.deepEqual(refused(role("/a/"), role("/b/"), `${poolType}::a`), []);
  });

  it("are one for a component that goes, with all in it", () => {
    const part = planned("k:index:Part", "p", { provider: null });
    const inPart = { parent: part.urn };
    const pools = [planned(poolType, "a", inPart), planned(poolType, "b", inPart), planned(roleType, "r", inPart)];
    assert.deepEqual(refused([part, ...pools], []), [
      'aws.eks.NodeGroup a would be deleted: the program no longer declares p (Part); also lost: aws.eks.NodeGroup b; undo the change, or allow it in Pulumi.prod.yaml: keelson:replace: ["k:index:Part::p"]',
    ]);
    assert.deepEqual(refused([part, ...pools], [part, ...pools.slice(1)]), [
      'aws.eks.NodeGroup a would be deleted: the program no longer declares it; undo the change, or allow it in Pulumi.prod.yaml: keelson:replace: ["aws:eks/nodeGroup:NodeGroup::a"]',
    ]);
  });

  const claims = (volumeClaimTemplates: unknown[]) => ({ spec: { volumeClaimTemplates } });
  const deletions: [string, PlannedResource, boolean][] = [
    ["a key", planned("aws:kms/key:Key", "x"), true],
    ["a subnet", planned("aws:ec2/subnet:Subnet", "x"), true],
    ["a claim", planned("kubernetes:core/v1:PersistentVolumeClaim", "x"), true],
    ["a stateful set with claims", planned("kubernetes:apps/v1:StatefulSet", "x", { inputs: claims([{}]) }), true],
    ["a stateful set without", planned("kubernetes:apps/v1:StatefulSet", "x", { inputs: claims([]) }), false],
    [
      "a file system that is retained",
      planned("aws:efs/fileSystem:FileSystem", "x", { options: { retainOnDelete: true } }),
      false,
    ],
    ["a queue", planned("aws:sqs/queue:Queue", "x"), false],
  ];
  for (const [what, resource, isRefused] of deletions) {
    it(`${isRefused ? "are" : "are not"} the deletion of ${what}`, () => {
      assert.equal(refused([resource], []).length, isRefused ? 1 : 0);
    });
  }

  it("are none by what changes in place", () => {
    assert.deepEqual(
      refused(
        [planned(clusterType, "c", { inputs: { version: "1.35" } })],
        [planned(clusterType, "c", { inputs: { version: "1.36" } })],
      ),
      [],
    );
  });
});

describe("permissions to replace", () => {
  it("are to be taken back when nothing needs them", () => {
    const found = difference(cluster("x"), cluster("y"));
    const allowed = [`${clusterType}::c`, `${poolType}::a`, `${poolType}::gone`];
    assert.deepEqual(idlePermissions(found, { file: "Pulumi.prod.yaml", allowed }), [
      "Pulumi.prod.yaml: keelson:replace contains aws:eks/nodeGroup:NodeGroup::gone, but the plan neither replaces nor deletes it; remove the entry",
    ]);
  });
});
