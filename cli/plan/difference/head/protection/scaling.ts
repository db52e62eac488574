import { parseQuantity } from "../../../../../components/testing";
import { text } from "../../../../values";
import type { PlannedResource } from "../../../planned-resource";
import type { PropertyChange } from "../../changes";
import { kindOfPlanned } from "../../words";

/* Changes that stop an autoscaler from adding pods or nodes: half the former bound, a target that is reached later, or a pause. */

/** Reports whether an autoscaler adds less than before, or later. */
export function scalesLess(resource: PlannedResource, change: PropertyChange): boolean {
  const { path, before, after } = change;
  if (most.test(path)) {
    return Number(before) > 1 && Number(after) <= Number(before) / 2;
  }
  return ofAutoscaler.test(kindOfPlanned(resource)) && (pauses(change) || measuresLater(change));
}

/** The maximum number of nodes, instances or tasks. A minimum does not count, because an autoscaler adds what is needed. */
const most =
  /(?:^|\.)(?:maxSize|maxCount|maxNodeCount|totalMaxNodeCount|maxInstanceCount|maxInstances|nodeCount|targetSize)$/;

const ofAutoscaler = /^(?:HorizontalPodAutoscaler|ScaledObject)$/;

/**
 * https://keda.sh/docs/latest/concepts/scaling-deployments/#pause-autoscaling
 * https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/#configurable-scaling-behavior
 */
function pauses({ path, before, after }: PropertyChange): boolean {
  const isPaused = /autoscaling\.keda\.sh\/paused(?:-replicas)?(?:"\])?$/.test(path) && after !== "false";
  const isOff = /\bscaleUp\.selectPolicy$/.test(path) && after === "Disabled";
  return (isPaused && after !== undefined && before !== after) || isOff;
}

/** Where an autoscaler of Kubernetes and the triggers of KEDA name what one pod should bear. */
const percents = /^spec\.(?:metrics\[[^\]]*\]\.\w+\.target\.averageUtilization|targetCPUUtilizationPercentage)$/;
const amounts =
  /^spec\.(?:metrics\[[^\]]*\]\.\w+\.target\.(?:averageValue|value)|triggers\[[^\]]*\]\.metadata\.(?!activation)\w*(?:[tT]hreshold|[vV]alue|[lL]ength|[lL]ag|[cC]ount))$/;
const wholeMeasure = /^spec\.(?:metrics|triggers)\[[^\]]*\]$/;

/** From so many percent of its requests on, a pod has nothing left while another one starts. */
const full = 90;

/** The factor by which a measure may grow to count as a correction. */
const correction = 2;

function measuresLater({ path, before, after }: PropertyChange): boolean {
  if (wholeMeasure.test(path)) {
    return before !== undefined && after === undefined;
  }
  const [was, is] = [before, after].map(measure);
  if (was === undefined || is === undefined) {
    return false;
  }
  const isFull = percents.test(path) && was < full && is >= full;
  return isFull || ((percents.test(path) || amounts.test(path)) && is >= was * correction);
}

function measure(value: unknown): number | undefined {
  const given = text(value);
  return given === undefined ? undefined : parseQuantity(given);
}
