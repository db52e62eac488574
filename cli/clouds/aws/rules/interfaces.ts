import { all, byId } from "../../account";
import { type CloudAccount, type CloudResource } from "../../contract";
import { type Properties, textAt, textsAt } from "../../properties";

/** A network interface that AWS has made for something, which keeps subnet, VPC and security groups. */
export interface NetworkInterface {
  /** What it belongs to, for messages. */
  readonly owner: string;
  readonly subnetId: string;
  readonly vpcId: string;
  readonly securityGroupIds: readonly string[];
  /** Whether it has an address on the internet. */
  readonly public: boolean;
}

/** The network interfaces of an account: https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/requester-managed-eni.html */
export function interfacesOf(account: CloudAccount): NetworkInterface[] {
  const of = (type: string, read: (resource: CloudResource) => readonly Omit<NetworkInterface, "vpcId" | "owner">[]) =>
    all(account, type).flatMap((resource) =>
      read(resource).map((one) => complete(account, `${type.split(":").at(-1) ?? ""} ${resource.id}`, one)),
    );
  return [
    ...of("aws:ec2/natGateway:NatGateway", ({ state }) => [
      { subnetId: textAt(state, "subnetId"), securityGroupIds: [], public: state.connectivityType !== "private" },
    ]),
    ...of("aws:efs/mountTarget:MountTarget", ({ state }) =>
      inSubnets([textAt(state, "subnetId")], textsAt(state, "securityGroups")),
    ),
    ...of("aws:ec2/vpcEndpoint:VpcEndpoint", ({ state }) =>
      state.vpcEndpointType === "Interface"
        ? inSubnets(textsAt(state, "subnetIds"), textsAt(state, "securityGroupIds"))
        : [],
    ),
    ...of("aws:eks/cluster:Cluster", ({ state }) =>
      inSubnets(textsAt(state, "vpcConfig", "subnetIds"), clusterGroups(state)),
    ),
    ...account.nodes.map(({ name, poolId, subnetId }) =>
      complete(account, `node ${name}`, {
        subnetId,
        securityGroupIds: nodeSecurityGroups(account, poolId),
        public: false,
      }),
    ),
    ...account.loadBalancers.flatMap(({ owner, networkId: vpcId, subnetIds }) =>
      subnetIds.map((subnetId) => ({
        owner: `load balancer of ${owner}`,
        subnetId,
        vpcId,
        securityGroupIds: [],
        public: true,
      })),
    ),
  ];
}

function inSubnets(subnetIds: readonly string[], securityGroupIds: readonly string[]) {
  return subnetIds.map((subnetId) => ({ subnetId, securityGroupIds, public: false }));
}

function complete(
  account: CloudAccount,
  owner: string,
  one: Omit<NetworkInterface, "vpcId" | "owner">,
): NetworkInterface {
  return { ...one, owner, vpcId: textAt(byId(account, "aws:ec2/subnet:Subnet", one.subnetId)?.state, "vpcId") };
}

/** The groups that were asked for, and the one that EKS makes. */
function clusterGroups(state: Properties): string[] {
  return [...textsAt(state, "vpcConfig", "securityGroupIds"), textAt(state, "vpcConfig", "clusterSecurityGroupId")];
}

/** Nodes are in the cluster's own group, unless their launch template names others. */
function nodeSecurityGroups(account: CloudAccount, poolId: string): string[] {
  const group = byId(account, "aws:eks/nodeGroup:NodeGroup", poolId);
  const cluster = byId(account, "aws:eks/cluster:Cluster", textAt(group?.state, "clusterName"));
  const template = byId(account, "aws:ec2/launchTemplate:LaunchTemplate", textAt(group?.state, "launchTemplate", "id"));
  const own = textsAt(template?.state, "vpcSecurityGroupIds");
  return own.length > 0 ? own : [textAt(cluster?.state, "vpcConfig", "clusterSecurityGroupId")];
}
