import { exactlyOne, notEmpty, whole } from "../../checks";
import { collectProblems, expected, type Problem, quote } from "../../problems";
import { parseQuantity } from "../../quantity";
import type { Autoscaling, MetricTarget, ScalingRules } from "./args";
import { checkTriggers, onlyByUtilization } from "./check-triggers";

/** Lists the mistakes in the options of autoscaling. */
export function checkAutoscaling(autoscaling: Autoscaling): Problem[] {
  return [
    ...checkNumbers(autoscaling),
    ...checkTargets(autoscaling),
    ...checkTriggers("autoscaling.triggers", autoscaling.triggers),
    ...checkSchedules(autoscaling),
    ...checkTimes(autoscaling),
    ...checkRules("autoscaling.scaleUp", autoscaling.scaleUp),
    ...checkRules("autoscaling.scaleDown", autoscaling.scaleDown),
  ];
}

function checkNumbers({ minReplicas, maxReplicas, triggers }: Autoscaling): Problem[] {
  const min = onlyByUtilization(triggers) ? 1 : 0;
  const fix = minReplicas === 0 ? "scaling from 0 needs a trigger on a queue, query or schedule" : undefined;
  const isTooFew = maxReplicas < (minReplicas ?? 1);
  return [
    ...whole("autoscaling.minReplicas", minReplicas, { min, fix }),
    ...(isTooFew
      ? [expected("autoscaling.maxReplicas", `at least minReplicas (${minReplicas ?? 1})`, maxReplicas)]
      : whole("autoscaling.maxReplicas", maxReplicas, { min: 1 })),
  ];
}

function checkTargets(autoscaling: Autoscaling): Problem[] {
  const { cpuUtilization, memoryUtilization, podMetrics = {}, objectMetrics = {}, externalMetrics = {} } = autoscaling;
  const percent = { min: 1, unit: "percent of the request" };
  return [
    ...whole("autoscaling.cpuUtilization", cpuUtilization, percent),
    ...whole("autoscaling.memoryUtilization", memoryUtilization, percent),
    ...Object.entries(podMetrics).flatMap(([name, { averageValue }]) =>
      checkAmount(`autoscaling.podMetrics.${name}.averageValue`, averageValue),
    ),
    ...Object.entries({ objectMetrics, externalMetrics }).flatMap(([kind, metrics]) =>
      Object.entries(metrics).flatMap(([name, target]) => checkTarget(`autoscaling.${kind}.${name}`, target)),
    ),
    ...(autoscaling.triggers === undefined
      ? []
      : Object.entries({ podMetrics, objectMetrics, externalMetrics }).flatMap(([kind, metrics]) =>
          checkBesideTriggers(`autoscaling.${kind}`, Object.keys(metrics)),
        )),
  ];
}

function checkBesideTriggers(path: string, metrics: readonly string[]): Problem[] {
  const message = `is not allowed with triggers, got ${metrics.map(quote).join(", ")}; use a trigger of type "prometheus", or remove triggers`;
  return metrics.length > 0 ? [{ path, message }] : [];
}

function checkTarget(path: string, target: MetricTarget): Problem[] {
  return [
    ...exactlyOne(path, target, ["averageValue", "value"], "averageValue is per pod, value is the total"),
    ...checkAmount(`${path}.averageValue`, target.averageValue),
    ...checkAmount(`${path}.value`, target.value),
  ];
}

function checkAmount(path: string, value: string | undefined): Problem[] {
  const isAmount = value === undefined || (parseQuantity(value) ?? 0) > 0;
  return isAmount ? [] : [expected(path, 'a Kubernetes quantity above 0 such as "100" or "500m"', value)];
}

/** A schedule cannot request more pods than the autoscaler may create. */
function checkSchedules({ maxReplicas, triggers = {} }: Autoscaling): Problem[] {
  return Object.entries(triggers).flatMap(([name, trigger]) =>
    trigger.type === "cron" && trigger.desiredReplicas > maxReplicas
      ? [
          expected(
            `autoscaling.triggers.${name}.desiredReplicas`,
            `at most maxReplicas (${maxReplicas})`,
            trigger.desiredReplicas,
          ),
        ]
      : [],
  );
}

function checkTimes(autoscaling: Autoscaling): Problem[] {
  return (["pollingInterval", "cooldownPeriod"] as const).flatMap((key) => [
    ...whole(`autoscaling.${key}`, autoscaling[key], { min: key === "pollingInterval" ? 1 : 0, unit: "seconds" }),
    ...collectProblems([
      autoscaling[key] !== undefined &&
        autoscaling.triggers === undefined && {
          path: `autoscaling.${key}`,
          message: `is not allowed without triggers, got ${quote(autoscaling[key])}; remove it`,
        },
    ]),
  ]);
}

/* https://kubernetes.io/docs/reference/kubernetes-api/autoscaling/horizontal-pod-autoscaler-v2/ */
function checkRules(path: string, { stabilizationWindowSeconds, policies }: ScalingRules = {}): Problem[] {
  const window = { min: 0, max: 3600, unit: "seconds" };
  return [
    ...whole(`${path}.stabilizationWindowSeconds`, stabilizationWindowSeconds, window),
    ...notEmpty(`${path}.policies`, policies, "policy", "remove it"),
    ...(policies ?? []).flatMap(({ value, periodSeconds }, index) => [
      ...whole(`${path}.policies[${index}].value`, value, { min: 1 }),
      ...whole(`${path}.policies[${index}].periodSeconds`, periodSeconds, { min: 1, max: 1800, unit: "seconds" }),
    ]),
  ];
}
