import { createHash } from "node:crypto";
import type { ApiClient } from "../kubernetes";
import { kubeletLabel } from "./component-arguments";

/** A taint, as in a node's spec. */
interface NodeTaint {
  readonly key: string;
  readonly value?: string;
  readonly effect: "NoSchedule" | "PreferNoSchedule" | "NoExecute";
}

/** A node without a machine. */
export interface SimulatedNode {
  readonly name: string;
  /** Added to the usual labels (host name, architecture, operating system, region, zone, instance type). */
  readonly labels?: Readonly<Record<string, string>>;
  readonly taints?: readonly NodeTaint[];
  /** Override the defaults: 64 CPUs, 256 GiB of memory, 1 TiB of ephemeral storage, 250 pods. */
  readonly allocatable?: Readonly<Record<string, string>>;
  /** Devices that it offers only while the pod of a device plugin runs on it, by their resource. @default none */
  readonly pluginDevices?: Readonly<Record<string, string>>;
  /** @default an address that depends only on the name */
  readonly address?: string;
  /**
   * `false` leaves the node not ready, like a node without a network plugin, until `makeNodeReady`.
   * @default true
   */
  readonly ready?: boolean;
}

/** The annotation of a simulated node with its `pluginDevices`, as JSON. */
export const pluginDevicesKey = "rehearsal.keelson.dev/plugin-devices";

const region = "rehearsal";
const zones = ["rehearsal-a", "rehearsal-b", "rehearsal-c"];
const allocatable = { cpu: "64", memory: "256Gi", "ephemeral-storage": "1Ti", pods: "250" };

/** Builds the Node object of a simulated node. */
export function nodeObject(node: SimulatedNode, position: number, kubernetesVersion: string): object {
  const resources = { ...allocatable, ...node.allocatable };
  const { ready = true } = node;
  return {
    apiVersion: "v1",
    kind: "Node",
    metadata: {
      name: node.name,
      ...(node.pluginDevices && { annotations: { [pluginDevicesKey]: JSON.stringify(node.pluginDevices) } }),
      labels: {
        ...usualLabels(node.name, position),
        ...node.labels,
        ...(ready ? { [kubeletLabel.key]: kubeletLabel.value } : {}),
      },
    },
    spec: { taints: node.taints ?? [] },
    status: {
      allocatable: resources,
      capacity: resources,
      addresses: [
        { type: "InternalIP", address: node.address ?? nodeAddress(node.name) },
        { type: "Hostname", address: node.name },
      ],
      nodeInfo: {
        architecture: "amd64",
        bootID: "",
        containerRuntimeVersion: "containerd://2.0.0",
        kernelVersion: "6.12.0",
        kubeProxyVersion: "",
        kubeletVersion: kubernetesVersion,
        machineID: "",
        operatingSystem: "linux",
        osImage: "simulated",
        systemUUID: "",
      },
      conditions: ready ? [] : [networkNotReady()],
    },
  };
}

function usualLabels(name: string, position: number): Record<string, string> {
  return {
    "kubernetes.io/hostname": name,
    "kubernetes.io/arch": "amd64",
    "kubernetes.io/os": "linux",
    "node.kubernetes.io/instance-type": "simulated",
    "topology.kubernetes.io/region": region,
    "topology.kubernetes.io/zone": zones[position % zones.length] ?? region,
  };
}

function networkNotReady() {
  return {
    type: "Ready",
    status: "False",
    reason: "KubeletNotReady",
    message: "container runtime network not ready: cni plugin not initialized",
  };
}

/** Derives an address in 172.16.0.0/12 from a node's name. */
function nodeAddress(name: string): string {
  const [first = 0, second = 0, third = 0] = createHash("sha256").update(name).digest();
  return `172.${16 + (first % 16)}.${second}.${1 + (third % 254)}`;
}

/** Adds nodes to a cluster. */
export async function addNodes(
  client: ApiClient,
  nodes: readonly SimulatedNode[],
  kubernetesVersion: string,
): Promise<void> {
  await Promise.all(
    nodes.map((node, position) => client.create("/api/v1/nodes", nodeObject(node, position, kubernetesVersion))),
  );
}

/** Lets KWOK simulate the kubelet of a node that was added as not ready. */
export async function makeNodeReady(client: ApiClient, name: string): Promise<void> {
  const labels = { [kubeletLabel.key]: kubeletLabel.value };
  await client.patch(`/api/v1/nodes/${name}`, { metadata: { labels } });
}
