import { matches, once } from "./checks";
import { checkLabelKey, checkLabelValue } from "./labels";
import type { Problem } from "./problems";

/** Label of every node: the name of its pool. */
export const nodePoolLabel = "keelson.dev/node-pool";

/** Name of the pool that takes only system pods. */
export const systemPoolName = "system";

/** Label and taint of nodes that are reserved for workloads that request them by name. */
export const dedicatedKey = "keelson.dev/dedicated";

/** Returns the names of dedicated pools, which workloads request with `runOn`. */
export function dedicatedNames(
  nodePools: Readonly<Record<string, { readonly labels: Readonly<Record<string, string>> }>>,
): string[] {
  return [...new Set(Object.values(nodePools).flatMap(({ labels }) => labels[dedicatedKey] ?? []))].sort();
}

/** The parts of a taint that can have mistakes. */
interface NamedTaint {
  readonly key: string;
  readonly value?: string;
  readonly effect?: string;
}

const poolNamePattern = /^[a-z]([a-z0-9-]{0,18}[a-z0-9])?$/;
const reserved = [
  "kubernetes.io",
  "k8s.io",
  "eks.amazonaws.com",
  "karpenter.sh",
  "karpenter.k8s.aws",
  "cloud.google.com",
  "gke.io",
  "kubernetes.azure.com",
  "keelson.dev",
];

/** Domains of labels that the kubelet or the cloud puts on nodes, which pools do not list. */
export const ofCloud =
  /(^|\.)(kubernetes\.io|k8s\.io|amazonaws\.com|karpenter\.sh|google\.com|gke\.io|azure\.com|k8s\.aws)$/;

/** Lists the mistakes in the name of a pool, which is also a label of its nodes. */
export function checkPoolName(path: string, name: string): Problem[] {
  const form =
    'a name of up to 20 lower-case letters, digits and "-" that begins with a letter and does not end in "-"';
  return matches(path, name, poolNamePattern, form);
}

/** Lists the mistakes in the labels of nodes. */
export function checkLabels(path: string, labels: Readonly<Record<string, string>>): Problem[] {
  return Object.entries(labels).flatMap(([key, value]) => [
    ...checkLabelKey(`${path}.${key}`, key, reserved),
    ...checkLabelValue(`${path}.${key}`, value),
  ]);
}

/** Lists the mistakes in the taints of nodes. */
export function checkTaints(path: string, taints: readonly NamedTaint[]): Problem[] {
  /* Kubernetes identifies taints by key and effect. */
  const names = taints.map(({ key, effect = "" }) => (effect === "" ? key : `${key}:${effect}`));
  return [
    ...taints.flatMap(({ key, value = "" }, index) => [
      ...checkLabelKey(`${path}[${index}].key`, key, reserved),
      ...checkLabelValue(`${path}[${index}].value`, value),
    ]),
    ...once(path, names, "key and effect"),
  ];
}
