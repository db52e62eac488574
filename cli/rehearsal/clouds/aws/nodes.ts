import { addressAt, parseRange } from "../../../../components/testing";
import type { CloudNode } from "../../../clouds";
import { type Fields, fields, items, number, text, texts } from "../../../values";
import type { SimulatedNode } from "../../control-plane";
import { allocatableOf, gpusOf } from "./machines";

/** How many addresses AWS reserves at the start of each subnet: https://docs.aws.amazon.com/vpc/latest/userguide/subnet-sizing.html */
const reservedAddresses = 4;

/** A node group in the account. */
export interface Group {
  readonly id: string;
  readonly state: Fields;
}

/** A subnet with nodes. */
export interface NodeSubnet {
  readonly id: string;
  readonly zone: string;
  readonly cidr: string;
}

/** A node of a group. */
export interface GroupNode extends CloudNode {
  readonly address: string;
  readonly zone: string;
}

/** Returns the number of nodes that a group has, unless an autoscaler requested more. */
export function desiredSize({ state: { scalingConfig } }: Group): number {
  return number(scalingConfig, "desiredSize") ?? number(scalingConfig, "minSize") ?? 0;
}

/** Returns the nodes that a group lacks: spread over its zones, each at a free address of its subnet. */
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

/** Returns the nodes that a group no longer wants, the newest ones. */
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
  const block = parseRange(cidr);
  if (block === undefined) {
    throw new Error(`cidrBlock of a subnet with nodes: expected an IPv4 range, got "${cidr}"`);
  }
  for (let offset = reservedAddresses; ; offset += 1) {
    const address = addressAt(block, offset);
    const name = nodeName(address, region);
    if (!taken.has(name)) {
      return { name, address };
    }
  }
}

/** Returns the private DNS name of an address: https://docs.aws.amazon.com/vpc/latest/userguide/AmazonDNS-concepts.html */
function nodeName(address: string, region: string): string {
  const host = `ip-${address.replaceAll(".", "-")}`;
  return region === "us-east-1" ? `${host}.ec2.internal` : `${host}.${region}.compute.internal`;
}

const taintEffects: Readonly<Record<string, "NoSchedule" | "PreferNoSchedule" | "NoExecute">> = {
  NO_SCHEDULE: "NoSchedule",
  PREFER_NO_SCHEDULE: "PreferNoSchedule",
  NO_EXECUTE: "NoExecute",
};

/** Returns a node of a group as the cluster sees it. It becomes ready when its pods have a network. */
export function nodeOf({ name, address, zone }: GroupNode, { state }: Group, region: string): SimulatedNode {
  const [instanceType = "m7i.large"] = texts(state, "instanceTypes");
  const image = text(state, "amiType") ?? "";
  const nodeGroupName = text(state, "nodeGroupName");
  const isArm = image.includes("ARM_64");
  /* Only Bottlerocket's images for NVIDIA include the device plugin. */
  const gpus = /^BOTTLEROCKET_.*_NVIDIA/.test(image) ? gpusOf(instanceType) : 0;
  return {
    name,
    address,
    ready: false,
    allocatable: { ...allocatableOf(instanceType), ...(gpus > 0 && { "nvidia.com/gpu": String(gpus) }) },
    labels: {
      ...Object.fromEntries(Object.entries(fields(state.labels)).map(([key, value]) => [key, String(value)])),
      ...(nodeGroupName !== undefined && {
        "eks.amazonaws.com/nodegroup": nodeGroupName,
        "eks.amazonaws.com/capacityType": text(state, "capacityType") ?? "",
      }),
      "kubernetes.io/arch": isArm ? "arm64" : "amd64",
      "node.kubernetes.io/instance-type": instanceType,
      "topology.kubernetes.io/region": region,
      "topology.kubernetes.io/zone": zone,
    },
    taints: items(state, "taints").map((taint) => {
      const value = text(taint, "value");
      return {
        key: text(taint, "key") ?? "",
        ...(value === undefined ? {} : { value }),
        effect: taintEffects[text(taint, "effect") ?? ""] ?? "NoSchedule",
      };
    }),
  };
}
