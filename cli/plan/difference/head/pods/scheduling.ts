import type { RegisteredResource } from "../../../../../components/testing";
import { fields, items, number, text } from "../../../../values";
import { type Workload, workloads } from "../../../descriptions";
import { kindOf, labelOf, namespaceOf } from "../../../label";
import { joinedLines } from "../names";
import { fresh, rule } from "../rule";

/** Lists pods that may newly evict other pods, may run on system nodes, block the upgrade of their node, or undo the work of an autoscaler. */
export const schedulingLines = rule("unprotected", (compared) =>
  joinedLines(
    fresh(compared, (resources) => [
      ...resources.flatMap(preempting),
      ...blocking(resources),
      ...intruders(resources),
      ...critical(resources),
      ...contested(resources),
    ]),
  ),
);

/** https://kubernetes.io/docs/concepts/scheduling-eviction/pod-priority-preemption/ */
function preempting(resource: RegisteredResource): string[] {
  const { inputs, type, read } = resource;
  if (!type.startsWith("kubernetes:") || kindOf(resource) !== "PriorityClass" || read === true) {
    return [];
  }
  const isGentle = text(inputs, "preemptionPolicy") === "Never" || (number(inputs, "value") ?? 0) <= 0;
  return inputs.globalDefault === true && !isGentle
    ? [
        `${labelOf(resource)}: becomes the default priority of new pods, which may evict pods with a priority below ${number(inputs, "value") ?? 0}`,
      ]
    : [];
}

/**
 * Lists budgets that let no pod go.
 * https://kubernetes.io/docs/tasks/run-application/configure-pdb/#specifying-a-poddisruptionbudget
 */
export function blocking(resources: readonly RegisteredResource[]): string[] {
  const all = workloads(resources);
  return resources
    .filter(
      (each) => each.type.startsWith("kubernetes:") && kindOf(each) === "PodDisruptionBudget" && each.read !== true,
    )
    .flatMap((budget) => {
      const [least, most] = ["minAvailable", "maxUnavailable"].map((key) => text(budget.inputs, "spec", key));
      const pods = fewestOf(budget, all);
      const isWhole = least === "100%" || (pods !== undefined && Number(least) >= pods);
      return isWhole || most === "0" || most === "0%"
        ? [`${labelOf(budget)}: allows no disruption, so nodes with its pods cannot be drained`]
        : [];
    });
}

/** Returns the fewest pods that a budget selects by labels; `undefined` if the plan does not have them. */
export function fewestOf(budget: RegisteredResource, all: readonly Workload[]): number | undefined {
  const labels = Object.entries(fields(budget.inputs, "spec", "selector", "matchLabels"));
  const own = all.filter(
    (each) =>
      each.resource.provider === budget.provider &&
      each.namespace === namespaceOf(budget) &&
      labels.every(([key, value]) => each.labels[key] === value),
  );
  const isKnown =
    labels.length > 0 && own.length > 0 && own.every(({ kind }) => /^(?:Deployment|StatefulSet)$/.test(kind));
  return isKnown ? own.reduce((sum, each) => sum + each.minReplicas, 0) : undefined;
}

/**
 * Lists workloads whose program sets the replicas that an autoscaler sets, too: each update undoes what the autoscaler has done.
 * https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/#migrating-deployments-and-statefulsets-to-horizontal-autoscaling
 */
function contested(resources: readonly RegisteredResource[]): string[] {
  return workloads(resources).flatMap(({ autoscaler, resource }) =>
    autoscaler !== undefined && number(resource.inputs, "spec", "replicas") !== undefined
      ? [`${labelOf(resource)}: each update of spec.replicas overwrites the number that ${labelOf(autoscaler)} chose`]
      : [],
  );
}

/** Taints that keep pods off the nodes of the system. https://learn.microsoft.com/azure/aks/use-system-pools#system-and-user-node-pools */
const ofSystem = /^(?:CriticalAddonsOnly$|node-role\.kubernetes\.io\/)/;

/** Lists workloads that tolerate the taint of the system's nodes, or every taint. DaemonSets that run on every node are meant to. */
function intruders(resources: readonly RegisteredResource[]): string[] {
  return workloads(resources)
    .filter(({ kind }) => kind !== "DaemonSet")
    .flatMap(({ resource, podSpec }) =>
      items(podSpec, "tolerations").flatMap(({ key, effect }) => {
        const isAll = text(key) === undefined && text(effect) !== "PreferNoSchedule";
        return isAll || ofSystem.test(text(key) ?? "")
          ? [
              `${labelOf(resource)}: may run on system nodes, because it tolerates ${isAll ? "every taint" : (text(key) ?? "")}`,
            ]
          : [];
      }),
    );
}

/**
 * Lists workloads outside of kube-system whose pods push out all others, and are never pushed out.
 * https://kubernetes.io/docs/tasks/administer-cluster/guaranteed-scheduling-critical-addon-pods/
 */
function critical(resources: readonly RegisteredResource[]): string[] {
  return workloads(resources)
    .filter(({ namespace }) => namespace !== "kube-system")
    .flatMap(({ resource, podSpec }) => {
      const name = text(podSpec, "priorityClassName") ?? "";
      return /^system-(?:cluster|node)-critical$/.test(name)
        ? [`${labelOf(resource)}: may evict every other pod, because its priority class is ${name}`]
        : [];
    });
}
