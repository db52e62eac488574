import type { types } from "@pulumi/kubernetes";
import type { Input } from "@pulumi/pulumi";
import { matches, objectName, oneOf, whole } from "../../checks";
import { checkLabelKey, checkLabelValue } from "../../labels";
import { dedicatedKey } from "../../node-labels";
import type { PodSecurityLevel } from "../../pod-security";
import { collectProblems, expected, isPlain, type Problem, plainPart, quote } from "../../problems";
import { checkAffinity } from "./check-affinity";
import type { SchedulingArgs } from "./scheduling-args";

type Toleration = types.input.core.v1.Toleration;

const effects = ["NoSchedule", "PreferNoSchedule", "NoExecute"];

/**
 * Lists the mistakes in the rules that decide on which nodes pods run.
 *
 * @param podSecurity level of the namespace; `undefined` if it is not known
 */
export function checkScheduling(args: SchedulingArgs, podSecurity?: PodSecurityLevel): Problem[] {
  const { nodeSelector = {}, tolerations = [], affinity, priorityClassName } = args;
  return [
    ...matches("runOn", args.runOn, /./, "the `dedicated` of a node pool"),
    ...oneOf("nodeSelector.kubernetes.io/os", nodeSelector["kubernetes.io/os"], ["linux"]),
    ...oneOf("nodeSelector.kubernetes.io/arch", nodeSelector["kubernetes.io/arch"], ["amd64", "arm64"]),
    ...Object.entries(nodeSelector).flatMap(([key, value]) => [
      ...checkLabelKey(`nodeSelector.${key}`, key, []),
      ...checkOwnLabel(`nodeSelector.${key}`, key),
      ...(typeof value === "string" ? checkLabelValue(`nodeSelector.${key}`, value) : []),
    ]),
    ...tolerations.flatMap((toleration, index) => [
      ...checkToleration(`tolerations[${index}]`, toleration),
      ...checkEveryTaint(`tolerations[${index}]`, toleration, podSecurity),
    ]),
    ...checkRepeated(tolerations),
    ...checkAffinity(plainPart<types.input.core.v1.Affinity>(affinity)),
    ...checkPriority(priorityClassName, podSecurity),
  ];
}

/* https://kubernetes.io/docs/reference/labels-annotations-taints/ */
const ofNodes: Readonly<Record<string, readonly string[]>> = {
  "kubernetes.io": ["kubernetes.io/arch", "kubernetes.io/hostname", "kubernetes.io/os"],
  "topology.kubernetes.io": ["topology.kubernetes.io/region", "topology.kubernetes.io/zone"],
};

/** Of Kubernetes' own labels, nodes have only these. */
function checkOwnLabel(path: string, key: string): Problem[] {
  const known = ofNodes[key.split("/")[0] ?? ""];
  return known === undefined || known.includes(key) ? [] : [expected(path, `one of ${known.join(", ")}`, key)];
}

/**
 * Refuses the priority classes of system pods. When nodes are full, pods with these classes evict all other pods. Kubernetes itself allows them in
 * every namespace. https://kubernetes.io/docs/tasks/administer-cluster/guaranteed-scheduling-critical-addon-pods/
 */
function checkPriority(
  name: SchedulingArgs["priorityClassName"],
  podSecurity: PodSecurityLevel | undefined,
): Problem[] {
  const isSystem = name?.startsWith("system-") === true && podSecurity !== undefined && podSecurity !== "privileged";
  const fix = `pods with this class evict other tenants' pods; create a PriorityClass, or use a tenant with podSecurity "privileged"`;
  return [
    ...objectName("priorityClassName", name, "the name of a PriorityClass"),
    ...(isSystem ? [expected("priorityClassName", "a class other than system-…", name, fix)] : []),
  ];
}

/**
 * Lists the mistakes in a toleration, by the rules of Kubernetes' `ValidateTolerations`.
 * https://github.com/kubernetes/kubernetes/blob/master/pkg/apis/core/validation/validation.go
 */
function checkToleration(path: string, toleration: Toleration): Problem[] {
  const { key, operator, value, effect, tolerationSeconds } = toleration;
  const isKnown = [key, operator, value, effect].every((part) => part === undefined || isPlain<string>(part));
  const isAny = plainPart<string>(operator) === "Exists";
  const fix = 'set the key of a taint, or set operator "Exists" to tolerate every taint';
  return [
    ...(isPlain<string>(key) && key !== "" ? checkLabelKey(`${path}.key`, key, []) : []),
    ...(key === dedicatedKey
      ? [expected(`${path}.key`, "another taint", key, "set runOn, which adds this toleration")]
      : []),
    ...oneOf(`${path}.operator`, operator, ["Exists", "Equal"]),
    ...oneOf(`${path}.effect`, effect, effects),
    ...(isPlain<string>(value) && !isAny ? checkLabelValue(`${path}.value`, value) : []),
    ...collectProblems([
      isKnown && (key ?? "") === "" && !isAny && expected(`${path}.key`, "the key of a taint", key, fix),
      isAny &&
        isPlain<string>(value) &&
        value !== "" &&
        expected(`${path}.value`, 'no value with operator "Exists"', value, 'remove it, or set operator "Equal"'),
      tolerationSeconds !== undefined &&
        isKnown &&
        effect !== "NoExecute" &&
        expected(
          `${path}.effect`,
          '"NoExecute" with tolerationSeconds',
          effect,
          'set effect: "NoExecute", or remove tolerationSeconds',
        ),
    ]),
    ...whole(`${path}.tolerationSeconds`, tolerationSeconds, { min: 0, unit: "seconds" }),
  ];
}

/**
 * Refuses a toleration of every taint. Its pods could run on nodes that the tenant's `mayRunOn` does not allow, and on nodes that are about to be
 * removed.
 */
function checkEveryTaint(path: string, { key, operator }: Toleration, podSecurity?: PodSecurityLevel): Problem[] {
  const isEvery = plainPart<string>(operator) === "Exists" && (key === undefined || key === "");
  const fix =
    'set the key of each taint, set the option everywhere of a DaemonSet, or use a tenant with podSecurity "privileged"';
  const isRefused = isEvery && podSecurity !== undefined && podSecurity !== "privileged";
  return isRefused
    ? [expected(`${path}.key`, "a key, because a toleration without a key tolerates every taint", key, fix)]
    : [];
}

function checkRepeated(tolerations: readonly Input<Toleration>[]): Problem[] {
  const texts = tolerations.map((each) => (isPlain<Toleration>(each) ? canonical(each) : undefined));
  return texts.flatMap((text, index) =>
    text !== undefined && texts.indexOf(text) < index
      ? [{ path: `tolerations[${index}]`, message: `repeats tolerations[${texts.indexOf(text)}]; remove it` }]
      : [],
  );
}

function canonical({ key, operator = "Equal", value, effect }: Toleration): string {
  return [key, operator, value, effect].map(quote).join(" ");
}
