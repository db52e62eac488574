import { parseQuantity } from "../../../components/testing";
import type { KubernetesObject } from "../kubernetes";

/** The fields of a pod from which its metrics are computed. */
export interface MeteredPod extends KubernetesObject {
  readonly spec?: {
    readonly nodeName?: string;
    readonly containers?: {
      readonly name: string;
      readonly resources?: { readonly requests?: Readonly<Record<string, string>> };
    }[];
  };
  readonly status?: { readonly phase?: string };
}

/** The discovery document of metrics.k8s.io/v1beta1. */
export const metricsDiscovery = {
  kind: "APIResourceList",
  apiVersion: "v1",
  groupVersion: "metrics.k8s.io/v1beta1",
  resources: [
    { name: "nodes", singularName: "", namespaced: false, kind: "NodeMetrics", verbs: ["get", "list"] },
    { name: "pods", singularName: "", namespaced: true, kind: "PodMetrics", verbs: ["get", "list"] },
  ],
};

/** The share of its request that a simulated container uses. */
const usedShare = 0.5;

const unrequested = { cpu: 0.01, memory: 32 * 1024 ** 2 };
const nodeOverhead = { cpu: 0.1, memory: 512 * 1024 ** 2 };
const window = "15s";

interface Usage {
  readonly cpu: number;
  readonly memory: number;
}

/** Computes the metrics of running pods: every container uses half of its requests. */
export function podMetrics(pods: readonly MeteredPod[], timestamp: string) {
  return running(pods).map(({ metadata: { name, namespace, labels }, spec }) => ({
    kind: "PodMetrics",
    apiVersion: "metrics.k8s.io/v1beta1",
    metadata: { name, namespace, labels, creationTimestamp: timestamp },
    timestamp,
    window,
    containers: (spec?.containers ?? []).map((container) => ({
      name: container.name,
      usage: formatUsage(containerUsage(container.resources?.requests)),
    })),
  }));
}

/** Computes the metrics of nodes: the usage of their pods plus an overhead. */
export function nodeMetrics(nodes: readonly KubernetesObject[], pods: readonly MeteredPod[], timestamp: string) {
  const used = new Map<string, Usage>();
  for (const { spec } of running(pods)) {
    const node = spec?.nodeName ?? "";
    const ofPod = (spec?.containers ?? []).map(({ resources }) => containerUsage(resources?.requests));
    used.set(node, sum([used.get(node) ?? nodeOverhead, ...ofPod]));
  }
  return nodes.map(({ metadata: { name, labels } }) => ({
    kind: "NodeMetrics",
    apiVersion: "metrics.k8s.io/v1beta1",
    metadata: { name, labels, creationTimestamp: timestamp },
    timestamp,
    window,
    usage: formatUsage(used.get(name) ?? nodeOverhead),
  }));
}

function running(pods: readonly MeteredPod[]): readonly MeteredPod[] {
  return pods.filter(({ status }) => status?.phase === "Running");
}

/** Returns half of a request. The API server only admits quantities. */
function used(request: string | undefined): number | undefined {
  const quantity = parseQuantity(request ?? "");
  return quantity === undefined ? undefined : quantity * usedShare;
}

function containerUsage(requests: Readonly<Record<string, string>> = {}): Usage {
  const { cpu, memory } = requests;
  return {
    cpu: used(cpu) ?? unrequested.cpu,
    memory: used(memory) ?? unrequested.memory,
  };
}

function sum(usages: readonly Usage[]): Usage {
  return {
    cpu: usages.reduce((total, { cpu }) => total + cpu, 0),
    memory: usages.reduce((total, { memory }) => total + memory, 0),
  };
}

function formatUsage({ cpu, memory }: Usage) {
  return { cpu: `${Math.round(cpu * 1e6)}u`, memory: `${Math.round(memory / 1024)}Ki` };
}
