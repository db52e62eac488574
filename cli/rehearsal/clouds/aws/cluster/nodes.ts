import {
  addressAt,
  type CloudNode,
  type Properties,
  parseBlock,
  recordsAt,
  textAt,
  textsAt,
  valueAt,
} from "../../../../clouds";
import { isFields } from "../../../../values";
import { type SimulatedNode } from "../../../control-plane";
import { allocatableOf } from "./machines";

/** Addresses that AWS keeps at the start of each subnet: https://docs.aws.amazon.com/vpc/latest/userguide/subnet-sizing.html */
const reservedAddresses = 4;

/** A node group as AWS knows it. */
export interface Group {
  readonly id: string;
  readonly state: Properties;
}

/** A subnet that nodes stand in. */
export interface NodeSubnet {
  readonly id: string;
  readonly zone: string;
  readonly cidr: string;
}

/** A node, with the machine that it is. */
export interface GroupNode extends CloudNode {
  readonly address: string;
  readonly zone: string;
}

/** How many nodes a group wants. */
function desiredSize({ state }: Group): number {
  const scaling = valueAt(state, "scalingConfig");
  const size = isFields(scaling) ? (scaling.desiredSize ?? scaling.minSize) : 0;
  return typeof size === "number" ? size : 0;
}

/** The nodes that a group lacks, spread over its zones, each at an address of its subnet that nobody has. */
export function missingNodes(
  group: Group,
  subnets: readonly NodeSubnet[],
  existing: readonly CloudNode[],
  region: string,
): GroupNode[] {
  const own = existing.filter(({ poolId }) => poolId === group.id);
  const taken = new Set(existing.map(({ name }) => name));
  const counts = new Map(subnets.map(({ id }) => [id, own.filter(({ subnetId }) => subnetId === id).length]));
  const added: GroupNode[] = [];
  for (let count = own.length; count < desiredSize(group) && subnets.length > 0; count += 1) {
    const subnet = emptiest(subnets, counts);
    counts.set(subnet.id, (counts.get(subnet.id) ?? 0) + 1);
    const node = { poolId: group.id, subnetId: subnet.id, zone: subnet.zone, ...freePlace(subnet, taken, region) };
    taken.add(node.name);
    added.push(node);
  }
  return added;
}

/** The nodes that a smaller group gives up: the newest first. */
export function surplusNodes(group: Group, existing: readonly CloudNode[]): CloudNode[] {
  return existing.filter(({ poolId }) => poolId === group.id).slice(desiredSize(group));
}

function emptiest(subnets: readonly NodeSubnet[], counts: ReadonlyMap<string, number>): NodeSubnet {
  return subnets.reduce((best, subnet) => ((counts.get(subnet.id) ?? 0) < (counts.get(best.id) ?? 0) ? subnet : best));
}

function freePlace(
  { cidr }: NodeSubnet,
  taken: ReadonlySet<string>,
  region: string,
): { name: string; address: string } {
  const block = parseBlock(cidr);
  if (block === undefined) {
    throw new Error(`a node's subnet has no range: "${cidr}"`);
  }
  for (let offset = reservedAddresses; ; offset += 1) {
    const address = addressAt(block, offset);
    const name = nodeName(address, region);
    if (!taken.has(name)) {
      return { name, address };
    }
  }
}

/** The private DNS name of an address: https://docs.aws.amazon.com/vpc/latest/userguide/AmazonDNS-concepts.html */
function nodeName(address: string, region: string): string {
  const host = `ip-${address.replaceAll(".", "-")}`;
  return region === "us-east-1" ? `${host}.ec2.internal` : `${host}.${region}.compute.internal`;
}

const taintEffects: Readonly<Record<string, "NoSchedule" | "PreferNoSchedule" | "NoExecute">> = {
  NO_SCHEDULE: "NoSchedule",
  PREFER_NO_SCHEDULE: "PreferNoSchedule",
  NO_EXECUTE: "NoExecute",
};

/** What a group's node looks like in the cluster; not ready until there is a network for its pods. */
export function nodeOf({ name, address, zone }: GroupNode, { state }: Group, region: string): SimulatedNode {
  const [instanceType = "m7i.large"] = textsAt(state, "instanceTypes");
  const arm = textAt(state, "amiType").includes("ARM_64");
  return {
    name,
    address,
    ready: false,
    allocatable: { ...allocatableOf(instanceType) },
    labels: {
      ...(isFields(state.labels) ? (state.labels as Record<string, string>) : {}),
      "eks.amazonaws.com/nodegroup": textAt(state, "nodeGroupName"),
      "eks.amazonaws.com/capacityType": textAt(state, "capacityType"),
      "kubernetes.io/arch": arm ? "arm64" : "amd64",
      "node.kubernetes.io/instance-type": instanceType,
      "topology.kubernetes.io/region": region,
      "topology.kubernetes.io/zone": zone,
    },
    taints: recordsAt(state, "taints").map((taint) => ({
      key: textAt(taint, "key"),
      ...(textAt(taint, "value") === "" ? {} : { value: textAt(taint, "value") }),
      effect: taintEffects[textAt(taint, "effect")] ?? "NoSchedule",
    })),
  };
}
