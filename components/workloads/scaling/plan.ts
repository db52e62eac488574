import type * as pulumi from "@pulumi/pulumi";
import {
  customMetrics,
  type ExternalMetrics,
  externalMetrics,
  resourceMetrics,
  type VerticalScaling,
  verticalScaling,
} from "../../capabilities";
import type { Found, Platform } from "../../platform";
import { refuseProblems } from "../../problems";
import { platformOf, type Subject } from "../subject";
import type { Autoscaling } from "./args";
import type { ScalingArgs } from "./check";
import { minReplicasOf, utilizationsOf } from "./horizontal-pod-autoscaler";
import { planTriggers, type TriggersPlan } from "./plan-triggers";
import type { VerticalAutoscaling } from "./vertical-pod-autoscaler-args";

/** The scaling of a workload, with the values that come from the platform. */
export interface ScalingPlan {
  /** @default the number of pods is fixed */
  readonly horizontal?: HorizontalPlan;
  /** @default requests do not change */
  readonly vertical?: VerticalPlan;
}

/** How the number of pods follows the load. */
export interface HorizontalPlan {
  readonly autoscaling: Autoscaling;
  readonly minReplicas: number;
  /** @default a HorizontalPodAutoscaler without KEDA */
  readonly byTriggers?: TriggersPlan;
  readonly dependsOn: readonly pulumi.Resource[];
}

/** How requests follow usage. */
export interface VerticalPlan {
  readonly verticalAutoscaling: VerticalAutoscaling;
  readonly autoscaler: Found<VerticalScaling>;
}

/**
 * Plans how a workload scales.
 *
 * @throws pulumi.RunError if the platform lacks a capability for scaling
 */
export function planScaling(subject: Subject, { autoscaling, verticalAutoscaling }: ScalingArgs): ScalingPlan {
  return {
    ...(autoscaling !== undefined && {
      horizontal: planHorizontal(subject, autoscaling, platformOf(subject, "autoscaling")),
    }),
    ...(verticalAutoscaling !== undefined && {
      vertical: {
        verticalAutoscaling,
        autoscaler: platformOf(subject, "verticalAutoscaling").require(verticalScaling, {
          subject: subject.title,
          path: "verticalAutoscaling",
        }),
      },
    }),
  };
}

/** Returns the name of the HorizontalPodAutoscaler of a workload, if it has one. */
export function autoscalerNameOf({ workloadName }: Subject, { horizontal }: ScalingPlan): string | undefined {
  /* KEDA's name: https://keda.sh/docs/latest/reference/scaledobject-spec/#horizontalpodautoscalerconfig */
  const name = horizontal?.byTriggers === undefined ? workloadName : `keda-hpa-${workloadName}`;
  return horizontal && name;
}

function planHorizontal(subject: Subject, autoscaling: Autoscaling, platform: Platform): HorizontalPlan {
  const { podMetrics = {}, objectMetrics = {}, externalMetrics: fromOutside = {}, triggers } = autoscaling;
  const { title } = subject;
  const consumer = { subject: title, path: "autoscaling" };
  const isGiven = (...metrics: object[]) => metrics.some((one) => Object.keys(one).length > 0);
  const found = [
    ...(isGiven(utilizationsOf(autoscaling)) ? [platform.require(resourceMetrics, consumer)] : []),
    ...(isGiven(podMetrics, objectMetrics) ? [platform.require(customMetrics, consumer)] : []),
    ...(isGiven(fromOutside) ? [requireExternalMetrics(title, platform)] : []),
  ];
  const byTriggers = triggers && planTriggers(subject, "autoscaling.triggers", triggers, platform);
  const dependsOn = [...found.flatMap((one) => one.dependsOn), ...(byTriggers?.dependsOn ?? [])];
  return {
    autoscaling,
    minReplicas: minReplicasOf(autoscaling, platform.tier.replicas),
    ...(byTriggers !== undefined && { byTriggers }),
    dependsOn: [...new Set(dependsOn)],
  };
}

function requireExternalMetrics(title: string, platform: Platform): Found<ExternalMetrics> {
  const path = "autoscaling.externalMetrics";
  const found = platform.require(externalMetrics, { subject: title, path });
  const message = "the platform's KEDA serves only the metrics of KEDA triggers; set autoscaling.triggers instead";
  refuseProblems(title, found.value.triggersOnly === true ? [{ path, message }] : []);
  return found;
}
