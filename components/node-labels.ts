import { checkLabelKey, checkLabelValue } from "./labels";
import { collectProblems, type Problem, quote } from "./problems";

/** Label of every node: the pool that it is of. */
export const nodePoolLabel = "keelson.dev/node-pool";

/** Label and taint of nodes that are kept for those who ask for them by this name. */
export const dedicatedKey = "keelson.dev/dedicated";

/** A taint as far as its words can be wrong. */
interface NamedTaint {
  readonly key: string;
  readonly value?: string;
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

/** Lists the objections to the name of a pool, which also is a label of its nodes. */
export function checkPoolName(path: string, name: string): Problem[] {
  return collectProblems([
    !poolNamePattern.test(name) && {
      path,
      message: `a name of up to 20 lower-case letters, digits and "-" that begins with a letter, given ${quote(name)}`,
    },
  ]);
}

/** Lists the objections to labels of nodes. */
export function checkLabels(path: string, labels: Readonly<Record<string, string>>): Problem[] {
  return Object.entries(labels).flatMap(([key, value]) => [
    ...checkLabelKey(`${path}.${key}`, key, reserved),
    ...checkLabelValue(`${path}.${key}`, value),
  ]);
}

/** Lists the objections to taints of nodes. */
export function checkTaints(path: string, taints: readonly NamedTaint[]): Problem[] {
  return taints.flatMap(({ key, value = "" }, index) => [
    ...checkLabelKey(`${path}[${index}].key`, key, reserved),
    ...checkLabelValue(`${path}[${index}].value`, value),
  ]);
}
