import { number } from "../../../../values";
import { type Workload, workloads } from "../../../descriptions";
import { labelOf } from "../../../label";
import { rule } from "../rule";

/**
 * Lists workloads that may run with far fewer pods, because their autoscaler changed or was removed. A changed bound of one autoscaler has its own
 * line.
 */
export const autoscalerLines = rule("unprotected", ({ before, after }) => {
  const now = new Map(workloads(after).map((each) => [each.resource.urn, each]));
  return workloads(before).flatMap((was) => {
    const is = now.get(was.resource.urn);
    const isMoved = is !== undefined && is.autoscaler?.urn !== was.autoscaler?.urn;
    const said = is === undefined ? [] : isMoved ? [...addsNoMore(was, is), ...runsFewer(was, is)] : runsOne(was, is);
    return said.map((what) => `${labelOf(was.resource)}: ${what}`);
  });
});

/** A workload whose number goes, while nothing else sets one: Kubernetes takes one pod. */
function runsOne(was: Workload, is: Workload): string[] {
  const [old, now] = [was, is].map(({ resource }) => number(resource.inputs, "spec", "replicas"));
  const hasDefault = is.autoscaler === undefined && !is.resource.type.endsWith(":DaemonSet");
  return old !== undefined && old > 1 && now === undefined && hasDefault
    ? [`runs one pod instead of ${old}, because spec.replicas is no longer set`]
    : [];
}

/** A workload that loses its autoscaler and does not run at least half of its most pods instead. */
function addsNoMore({ autoscaler, maxReplicas }: Workload, is: Workload): string[] {
  return autoscaler === undefined || is.autoscaler !== undefined || is.minReplicas >= maxReplicas / 2
    ? []
    : [`no autoscaler adds pods any more; ${labelOf(autoscaler)} allowed up to ${maxReplicas}`];
}

/** A workload that another autoscaler may leave with half of its fewest pods, or the first one with none. */
function runsFewer({ autoscaler, minReplicas }: Workload, is: Workload): string[] {
  const bound = autoscaler === undefined ? 0 : minReplicas / 2;
  if (is.autoscaler === undefined || minReplicas === 0 || is.minReplicas > bound) {
    return [];
  }
  const few = is.minReplicas === 0 ? "no pods" : is.minReplicas === 1 ? "only 1 pod" : `only ${is.minReplicas} pods`;
  return [`may run ${few} because of ${labelOf(is.autoscaler)}; before, it ran at least ${minReplicas}`];
}
