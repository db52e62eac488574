import { type Problem, quote } from "../../problems";
import { parseQuantity } from "../../quantity";
import type { Autoscaling, MetricTarget, ScalingRules } from "./args";
import { checkTriggers, onlyByUtilization } from "./check-triggers";
import { utilizationsOf } from "./horizontal";

/** Objections to how the number of pods follows the load. */
export function checkAutoscaling(autoscaling: Autoscaling): (Problem | false)[] {
  return [
    ...checkNumbers(autoscaling),
    ...checkTargets(autoscaling),
    ...checkTriggers(autoscaling.triggers, "autoscaling.triggers"),
    ...checkTimes(autoscaling),
    ...checkRules(autoscaling.scaleUp, "autoscaling.scaleUp"),
    ...checkRules(autoscaling.scaleDown, "autoscaling.scaleDown"),
  ];
}

/** An objection to a number that is broken, too small or too large. */
export function outside(value: number | undefined, path: string, least: number, most = Infinity): Problem | false {
  const range = most === Infinity ? `${least} or more` : `from ${least} to ${most}`;
  return (
    value !== undefined &&
    (!Number.isInteger(value) || value < least || value > most) && {
      path,
      message: `a whole number, ${range}, given ${quote(value)}`,
    }
  );
}

function checkNumbers({ minReplicas, maxReplicas, triggers }: Autoscaling): (Problem | false)[] {
  const least = onlyByUtilization(triggers) ? 1 : 0;
  const tooFew = {
    path: "autoscaling.maxReplicas",
    message: `at least minReplicas (${minReplicas ?? 1}), given ${quote(maxReplicas)}`,
  };
  const never = {
    path: "autoscaling.minReplicas",
    message: "a whole number, 1 or more, given 0: only triggers tell when there is something to do; give one, or 1",
  };
  return [
    minReplicas === 0 && least === 1 ? never : outside(minReplicas, "autoscaling.minReplicas", least),
    maxReplicas < (minReplicas ?? 1) ? tooFew : outside(maxReplicas, "autoscaling.maxReplicas", 1),
  ];
}

function checkTargets(autoscaling: Autoscaling): (Problem | false)[] {
  const { cpuUtilization, memoryUtilization, podMetrics = {}, objectMetrics = {}, externalMetrics = {} } = autoscaling;
  return [
    percentage(cpuUtilization, "autoscaling.cpuUtilization"),
    percentage(memoryUtilization, "autoscaling.memoryUtilization"),
    ...Object.entries(podMetrics).map(([name, { averageValue }]) =>
      badTarget(averageValue, `autoscaling.podMetrics.${name}.averageValue`),
    ),
    ...Object.entries(objectMetrics).flatMap(([name, target]) =>
      checkTarget(target, `autoscaling.objectMetrics.${name}`),
    ),
    ...Object.entries(externalMetrics).flatMap(([name, target]) =>
      checkTarget(target, `autoscaling.externalMetrics.${name}`),
    ),
    ...(["podMetrics", "objectMetrics", "externalMetrics"] as const).map(
      (kind) =>
        Object.keys(autoscaling[kind] ?? {}).length > 0 &&
        autoscaling.triggers !== undefined && {
          path: `autoscaling.${kind}`,
          message: `nothing beside triggers, which KEDA scales by, given ${Object.keys(autoscaling[kind] ?? {})
            .map(quote)
            .join(", ")}: ask for it by a trigger "prometheus", or leave triggers out`,
        },
    ),
  ];
}

function percentage(value: number | undefined, path: string): Problem | false {
  return outside(value, path, 1) && { path, message: `a percentage of the request, 1 or more, given ${quote(value)}` };
}

function checkTarget({ averageValue, value }: MetricTarget, path: string): (Problem | false)[] {
  return [
    (averageValue === undefined) === (value === undefined) && {
      path,
      message: "exactly one of averageValue and value: averageValue is shared among the pods",
    },
    badTarget(averageValue, `${path}.averageValue`),
    badTarget(value, `${path}.value`),
  ];
}

function badTarget(value: string | undefined, path: string): Problem | false {
  return (
    value !== undefined &&
    !((parseQuantity(value) ?? 0) > 0) && {
      path,
      message: `a Kubernetes quantity above 0 such as "100" or "500m", given ${quote(value)}`,
    }
  );
}

function checkTimes(autoscaling: Autoscaling): (Problem | false)[] {
  const { triggers } = autoscaling;
  return (["pollingInterval", "cooldownPeriod"] as const).flatMap((key) => [
    outside(autoscaling[key], `autoscaling.${key}`, key === "pollingInterval" ? 1 : 0),
    autoscaling[key] !== undefined &&
      triggers === undefined && {
        path: `autoscaling.${key}`,
        message: `nothing without triggers, given ${quote(autoscaling[key])}: leave it out`,
      },
  ]);
}

/* https://kubernetes.io/docs/reference/kubernetes-api/autoscaling/horizontal-pod-autoscaler-v2/ */
function checkRules(rules: ScalingRules | undefined, path: string): (Problem | false)[] {
  const { stabilizationWindowSeconds, policies } = rules ?? {};
  return [
    outside(stabilizationWindowSeconds, `${path}.stabilizationWindowSeconds`, 0, 3600),
    policies?.length === 0 && { path: `${path}.policies`, message: "at least one policy, given []: leave it out" },
    ...(policies ?? []).flatMap(({ value, periodSeconds }, index) => [
      outside(value, `${path}.policies[${index}].value`, 1),
      outside(periodSeconds, `${path}.policies[${index}].periodSeconds`, 1, 1800),
    ]),
  ];
}

/** The resources (CPU, memory) by whose usage the number of pods follows. */
export function scaledResources(autoscaling: Autoscaling | undefined): readonly string[] {
  return autoscaling === undefined ? [] : Object.keys(utilizationsOf(autoscaling));
}
