import { isDeepStrictEqual } from "node:util";
import { at, items, number, text } from "../../../values";
import type { PlannedResource } from "../../planned-resource";
import type { Changed } from "../changes";
import { kindOfPlanned } from "../words";

/*
 * How fast an autoscaler adds and removes pods: `spec.behavior`.
 * https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/#configurable-scaling-behavior
 */

type Direction = "scaleUp" | "scaleDown";

/** What Kubernetes does without rules: https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/#default-behavior */
const defaults = {
  scaleUp: {
    window: 0,
    policies: [
      { type: "Pods", value: 4, periodSeconds: 15 },
      { type: "Percent", value: 100, periodSeconds: 15 },
    ],
  },
  scaleDown: { window: 300, policies: [{ type: "Percent", value: 100, periodSeconds: 15 }] },
};

/** Reports whether a path is of a behavior with which an autoscaler adds pods as fast as before, or removes them as slowly. */
export function isNoSlower({ before, after }: Pick<Changed, "before" | "after">, path: string): boolean {
  const [, direction] = /^spec\.behavior\.(scaleUp|scaleDown)\b(?!\.tolerance)/.exec(path) ?? [];
  if (kindOfPlanned(after) !== "HorizontalPodAutoscaler" || (direction !== "scaleUp" && direction !== "scaleDown")) {
    return false;
  }
  const [slow, fast] = direction === "scaleUp" ? [before, after] : [after, before];
  return (
    windowOf(fast, direction) <= windowOf(slow, direction) &&
    sizes(after).every((pods) => {
      const [slowly, quickly] = [slow, fast].map((each) => pace(each, direction, pods));
      return quickly !== undefined && slowly !== undefined && quickly >= slowly;
    })
  );
}

/** Reports whether the two sides have the same behavior, however it is written. */
export function hasSameBehavior({ before, after }: Pick<Changed, "before" | "after">): boolean {
  const [was, is] = [before, after].map((each) =>
    (["scaleUp", "scaleDown"] as const).map((direction) => [
      windowOf(each, direction),
      policiesOf(each, direction),
      selectOf(each, direction),
      at(each.inputs, "spec", "behavior", direction, "tolerance"),
    ]),
  );
  return isDeepStrictEqual(was, is);
}

/** The numbers of pods for which the pace is compared: those that double up to the most, since percents and pods cross in between. */
function sizes({ inputs }: PlannedResource): number[] {
  const most = number(inputs, "spec", "maxReplicas") ?? 1;
  return [...Array.from({ length: Math.ceil(Math.log2(Math.max(most, 2))) }, (_, index) => 2 ** index), most];
}

function windowOf({ inputs }: PlannedResource, direction: Direction): number {
  return number(inputs, "spec", "behavior", direction, "stabilizationWindowSeconds") ?? defaults[direction].window;
}

function selectOf({ inputs }: PlannedResource, direction: Direction): string {
  return text(inputs, "spec", "behavior", direction, "selectPolicy") ?? "Max";
}

function policiesOf({ inputs }: PlannedResource, direction: Direction) {
  const own = items(inputs, "spec", "behavior", direction, "policies");
  return own.length === 0 ? defaults[direction].policies : own;
}

/** Returns how many pods come or go per second, of so many; nothing if it is not known. */
function pace(autoscaler: PlannedResource, direction: Direction, pods: number): number | undefined {
  const select = selectOf(autoscaler, direction);
  const all = policiesOf(autoscaler, direction).map((policy) => {
    const [value, period] = [number(policy, "value"), number(policy, "periodSeconds")];
    const share = text(policy, "type") === "Percent" ? pods / 100 : 1;
    return value === undefined || period === undefined ? Number.NaN : Math.ceil(value * share) / period;
  });
  if (select === "Disabled") {
    return 0;
  }
  const found = select === "Min" ? Math.min(...all) : Math.max(...all);
  return Number.isNaN(found) ? undefined : found;
}
