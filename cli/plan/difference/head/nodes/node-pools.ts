import type { RegisteredResource } from "../../../../../components/testing";
import { at, type Fields, fields, items, number, text, texts } from "../../../../values";
import { byCluster } from "../../../cluster-of";
import { isWorkload } from "../../../descriptions";
import { labelOf } from "../../../label";
import { cpusOf, memoryOf } from "./machine-sizes";

/** A pool of nodes as a plan shows it. */
export interface NodePool {
  readonly label: string;
  /** The labels of its nodes. Those that Kubernetes or the cloud sets are not complete. */
  readonly labels: Readonly<Record<string, string>>;
  /** What its machines may have, by label; a pool of Karpenter chooses among them. */
  readonly choices: readonly Fields[];
  readonly taints: readonly Taint[];
  /** The most nodes that it may have, if it has a bound. */
  readonly most?: number | undefined;
  /** The CPUs of one node, of the largest machine that it may be. */
  readonly cpus?: number | undefined;
  /** An upper bound of the memory of one node, in GiB. */
  readonly memory?: number | undefined;
}

/** A taint that keeps pods away. */
export interface Taint {
  readonly key: string;
  readonly value: string;
  readonly effect: string;
}

type Reader = (pool: RegisteredResource) => NodePool[];

/** Lists the pools of nodes in a plan; nothing if it has nodes whose labels it does not show, or pods in several clusters. */
export function nodePools(resources: readonly RegisteredResource[]): NodePool[] {
  const isHidden = resources.some(({ type, read }) => hidden.test(type) && read !== true);
  return isHidden || byCluster(resources, resources.filter(isWorkload)).length > 1
    ? []
    : resources.flatMap((each) => readers[each.type]?.(each) ?? ofKarpenter(each));
}

/** Nodes with labels that only their user data or their service has. */
const hidden =
  /^(?:aws:autoscaling\/group:Group|aws:ec2\/fleet:Fleet|aws:eks\/fargateProfile:FargateProfile|eks:index:\w*(?:NodeGroup|Cluster)\w*|azure-native:compute:VirtualMachineScaleSet|gcp:compute\/\w*[iI]nstanceGroupManager:\w+)$/;

const readers: Readonly<Record<string, Reader>> = {
  "aws:eks/nodeGroup:NodeGroup": ofEks,
  "gcp:container/nodePool:NodePool": ofGke,
  "azure-native:containerservice:AgentPool": (pool) => [ofAks(labelOf(pool), pool.inputs)],
  "azure-native:containerservice:ManagedCluster": (cluster) =>
    items(cluster.inputs, "agentPoolProfiles").map((profile) =>
      ofAks(`${labelOf(cluster)}'s pool ${text(profile, "name") ?? ""}`, profile),
    ),
};

/** https://docs.aws.amazon.com/eks/latest/APIReference/API_CreateNodegroup.html */
function ofEks(pool: RegisteredResource): NodePool[] {
  const { inputs } = pool;
  const image = text(inputs, "amiType") ?? "AL2023_x86_64_STANDARD";
  return [
    {
      label: labelOf(pool),
      labels: known({
        ...texted(inputs.labels),
        "eks.amazonaws.com/nodegroup": text(inputs, "nodeGroupName"),
        "eks.amazonaws.com/capacityType": text(inputs, "capacityType") ?? "ON_DEMAND",
        "kubernetes.io/os": image.startsWith("WINDOWS") ? "windows" : "linux",
        "kubernetes.io/arch": image === "CUSTOM" ? undefined : /arm_?64/i.test(image) ? "arm64" : "amd64",
      }),
      choices: [],
      taints: items(inputs, "taints").map(taintOf),
      most: number(inputs, "scalingConfig", "maxSize"),
      cpus: cpusOf(texts(inputs, "instanceTypes")),
      memory: memoryOf(texts(inputs, "instanceTypes")),
    },
  ];
}

/** https://cloud.google.com/kubernetes-engine/docs/how-to/node-taints */
function ofGke(pool: RegisteredResource): NodePool[] {
  const { inputs } = pool;
  const { totalMaxNodeCount, maxNodeCount } = fields(inputs.autoscaling);
  const zones = texts(inputs, "nodeLocations").length;
  const each = number(maxNodeCount) ?? number(inputs, "nodeCount");
  const machine = text(inputs, "nodeConfig", "machineType");
  return [
    {
      label: labelOf(pool),
      labels: known({
        ...texted(at(inputs, "nodeConfig", "labels")),
        "cloud.google.com/gke-nodepool": text(inputs, "name"),
        "kubernetes.io/os": "linux",
        /* https://cloud.google.com/kubernetes-engine/docs/concepts/arm-on-gke */
        "kubernetes.io/arch": machine === undefined ? undefined : /^(?:c4a|n4a|t2a)-/.test(machine) ? "arm64" : "amd64",
      }),
      choices: [],
      taints: items(inputs, "nodeConfig", "taints").map(taintOf),
      most: number(totalMaxNodeCount) ?? (each === undefined || zones === 0 ? undefined : each * zones),
      cpus: cpusOf(machine === undefined ? [] : [machine]),
      memory: memoryOf(machine === undefined ? [] : [machine]),
    },
  ];
}

/** https://learn.microsoft.com/azure/aks/use-labels */
function ofAks(label: string, inputs: Fields): NodePool {
  const name = text(inputs, "agentPoolName") ?? text(inputs, "name");
  const size = text(inputs, "vmSize");
  const isScaled = inputs.enableAutoScaling === true;
  return {
    label,
    labels: known({
      ...texted(inputs.nodeLabels),
      agentpool: name,
      "kubernetes.azure.com/agentpool": name,
      "kubernetes.azure.com/mode": text(inputs, "mode")?.toLowerCase(),
      "kubernetes.io/os": (text(inputs, "osType") ?? "Linux").toLowerCase(),
      /* https://learn.microsoft.com/azure/virtual-machines/vm-naming-conventions: p stands for Arm */
      "kubernetes.io/arch":
        size === undefined ? undefined : /^Standard_[A-Z]+\d+[a-z]*p/.test(size) ? "arm64" : "amd64",
    }),
    choices: [],
    taints: texts(inputs, "nodeTaints").map((taint) => {
      const [, key = taint, value = "", effect = "NoSchedule"] = /^([^=:]+)(?:=([^:]*))?:(\w+)$/.exec(taint) ?? [];
      return { key, value, effect };
    }),
    most: number(inputs, isScaled ? "maxCount" : "count"),
    cpus: cpusOf(size === undefined ? [] : [size]),
    memory: memoryOf(size === undefined ? [] : [size]),
  };
}

/** https://karpenter.sh/docs/concepts/nodepools/ */
function ofKarpenter(pool: RegisteredResource): NodePool[] {
  if (!/^kubernetes:karpenter\.sh\/\w+:NodePool$/.test(pool.type)) {
    return [];
  }
  const template = fields(pool.inputs, "spec", "template");
  return [
    {
      label: labelOf(pool),
      labels: known({
        ...texted(at(template, "metadata", "labels")),
        "karpenter.sh/nodepool": text(pool.inputs, "metadata", "name"),
      }),
      choices: items(template, "spec", "requirements"),
      taints: items(template, "spec", "taints").map(taintOf),
    },
  ];
}

const effects: Readonly<Record<string, string>> = {
  NO_SCHEDULE: "NoSchedule",
  PREFER_NO_SCHEDULE: "PreferNoSchedule",
  NO_EXECUTE: "NoExecute",
};

function taintOf(taint: Fields): Taint {
  const effect = text(taint, "effect") ?? "NoSchedule";
  return { key: text(taint, "key") ?? "", value: text(taint, "value") ?? "", effect: effects[effect] ?? effect };
}

function texted(labels: unknown): Record<string, string | undefined> {
  return Object.fromEntries(Object.entries(fields(labels)).map(([key, value]) => [key, String(value)]));
}

function known(labels: Readonly<Record<string, string | undefined>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(labels).flatMap(([key, value]) => (value === undefined ? [] : [[key, value]])),
  );
}
