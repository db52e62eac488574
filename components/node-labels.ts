import { type Problem, collectProblems, quote } from "./problems";

/** Label of every node: the pool that it is of. */
export const nodePoolLabel = "keelson.dev/node-pool";

/** Label and taint of nodes that are kept for those who ask for them by this name. */
export const dedicatedKey = "keelson.dev/dedicated";

/** A taint as far as its words can be wrong. */
interface NamedTaint {
  readonly key: string;
  readonly value?: string;
}

/** https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#syntax-and-character-set */
const namePattern = /^[A-Za-z0-9]([A-Za-z0-9_.-]{0,61}[A-Za-z0-9])?$/;
const poolNamePattern = /^[a-z]([a-z0-9-]{0,18}[a-z0-9])?$/;
const prefixPattern = /^[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?$/;
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
    ...checkKey(`${path}.${key}`, key),
    ...checkValue(`${path}.${key}`, value),
  ]);
}

/** Lists the objections to taints of nodes. */
export function checkTaints(path: string, taints: readonly NamedTaint[]): Problem[] {
  return taints.flatMap(({ key, value = "" }, index) => [
    ...checkKey(`${path}[${index}].key`, key),
    ...checkValue(`${path}[${index}].value`, value),
  ]);
}

function checkKey(path: string, key: string): Problem[] {
  const [name = "", prefix] = key.split("/").reverse();
  const isKey =
    namePattern.test(name) && (prefix === undefined || prefixPattern.test(prefix)) && key.split("/").length < 3;
  const isReserved = reserved.some((domain) => prefix === domain || prefix?.endsWith(`.${domain}`) === true);
  return collectProblems([
    !isKey && {
      path,
      message: `a key of up to 63 letters, digits, "-", "_" and ".", with or without a domain before "/", given ${quote(key)}`,
    },
    isReserved && { path, message: `a domain other than ${reserved.join(", ")}, given ${quote(key)}` },
  ]);
}

function checkValue(path: string, value: string): Problem[] {
  return collectProblems([
    !(value === "" || namePattern.test(value)) && {
      path,
      message: `a value of up to 63 letters, digits, "-", "_" and ".", given ${quote(value)} (${value.length} characters)`,
    },
  ]);
}
