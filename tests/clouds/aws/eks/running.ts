import { account } from "../account";

/** An account with a cluster `prod` of 1.35 in zones a and b, a node group `old`, an add-on and an association. */
export const running = account([
  subnet("subnet-a", "a"),
  subnet("subnet-b", "b"),
  subnet("subnet-000000a2", "a"),
  subnet("subnet-x", "b", "vpc-2"),
  ["aws:iam/role:Role", "node", { arn: "arn:aws:iam::111122223333:role/node" }],
  ["aws:ec2/launchTemplate:LaunchTemplate", "lt-1", { latestVersion: 2, ebsOptimized: "true" }],
  ["aws:eks/cluster:Cluster", "prod", { name: "prod", version: "1.35", vpcConfig: { vpcId: "vpc-1" } }],
  ["aws:eks/nodeGroup:NodeGroup", "prod:old", { clusterName: "prod", nodeGroupName: "old", version: "1.33" }],
  [
    "aws:eks/addon:Addon",
    "prod:vpc-cni",
    { clusterName: "prod", addonName: "vpc-cni", podIdentityAssociations: [{ serviceAccount: "aws-node" }] },
  ],
  [
    "aws:eks/podIdentityAssociation:PodIdentityAssociation",
    "a-1",
    { clusterName: "prod", namespace: "dns", serviceAccount: "external-dns" },
  ],
]);

function subnet(id: string, zone: string, vpcId = "vpc-1") {
  return [
    "aws:ec2/subnet:Subnet",
    id,
    { vpcId, availabilityZone: `eu-central-1${zone}`, cidrBlock: "10.20.0.0/20" },
  ] as const;
}

/** EKS' refusal of inputs. */
export function invalid(message: string): string {
  return `InvalidParameterException: ${message}`;
}
