import type * as pulumi from "@pulumi/pulumi";
import type { Trigger } from "./trigger-args";

/**
 * Target of a metric other than CPU and memory. Set either `averageValue` or `value`, as a Kubernetes quantity.
 *
 * @example
 * ```ts
 * const metricTarget: MetricTarget = { averageValue: "30" };
 * ```
 */
export interface MetricTarget {
  /** Target per pod: the metric divided by the number of pods. For instance `100` or `500m`. */
  readonly averageValue?: string;
  /** Target of the metric for all pods together. */
  readonly value?: string;
  /** Labels that select series of the metric. @default none: all series */
  readonly matchLabels?: Readonly<Record<string, string>>;
}

/**
 * A metric of the workload's pods (custom.metrics.k8s.io), for instance connections per second.
 *
 * @example
 * ```ts
 * const podMetric: PodMetric = { averageValue: "100" };
 * ```
 */
export interface PodMetric {
  /** Target of the average over all pods, for instance `100` or `500m`. */
  readonly averageValue: string;
  /** Labels that select series of the metric. @default none: all series */
  readonly matchLabels?: Readonly<Record<string, string>>;
}

/**
 * A metric of another object (custom.metrics.k8s.io), for instance the request latency of an Ingress.
 *
 * @example
 * ```ts
 * const objectMetric: ObjectMetric = { describedObject: { apiVersion: "v1", kind: "Service", name: "web" }, value: "100" };
 * ```
 */
export interface ObjectMetric extends MetricTarget {
  /** Object in the workload's namespace that has the metric. */
  readonly describedObject: { readonly apiVersion: string; readonly kind: string; readonly name: string };
}

/**
 * How many pods an autoscaler may add or remove in a period.
 *
 * @example
 * ```ts
 * const scalingPolicy: ScalingPolicy = { type: "Percent", value: 50, periodSeconds: 60 };
 * ```
 */
export interface ScalingPolicy {
  readonly type: "Pods" | "Percent";
  /** Number or percentage of pods, above 0. */
  readonly value: number;
  /** Length of the period in seconds, 1 to 1800. */
  readonly periodSeconds: number;
}

/**
 * How fast the number of pods changes in one direction.
 *
 * @example
 * ```ts
 * const scalingRules: ScalingRules = { stabilizationWindowSeconds: 300, policies: [{ type: "Pods", value: 1, periodSeconds: 60 }] };
 * ```
 */
export interface ScalingRules {
  /**
   * Time window in seconds, from 0 to 3600. The autoscaler applies the most cautious number of pods that it calculated in this time.
   *
   * @default 0 for `scaleUp`, 300 for `scaleDown`
   */
  readonly stabilizationWindowSeconds?: number;
  /**
   * With several policies, decides whether the largest change (`Max`) or the smallest change (`Min`) applies. `Disabled` stops scaling in this
   * direction.
   *
   * @default "Max"
   */
  readonly selectPolicy?: "Max" | "Min" | "Disabled";
  /** Limits for the speed of scaling. @default `scaleUp` at most doubles the number every 30 s; `scaleDown` at most halves it every 60 s */
  readonly policies?: readonly ScalingPolicy[];
}

/**
 * Changes the number of pods with the load. With `triggers`, a ScaledObject of KEDA changes the number. Otherwise a HorizontalPodAutoscaler changes
 * it. If there are several targets, the target that needs the most pods applies.
 * https://kubernetes.io/docs/concepts/workloads/autoscaling/horizontal-pod-autoscale/
 *
 * @example
 * ```ts
 * const autoscaling: Autoscaling = {
 *   minReplicas: 2,
 *   maxReplicas: 12,
 *   cpuUtilization: 60,
 *   scaleDown: { stabilizationWindowSeconds: 600 },
 * };
 * ```
 */
export interface Autoscaling {
  /**
   * Minimum number of pods, at least 1. With `triggers`, you can set 0. With 0, all pods stop while there is no work.
   *
   * @default the tier's number of replicas, at least 2
   */
  readonly minReplicas?: number;
  /** Maximum number of pods. The tenant's quota must be large enough for all of these pods. */
  readonly maxReplicas: number;
  /** Target usage in percent of the CPU request. @default 70 if you set no other target */
  readonly cpuUtilization?: number;
  /** Target usage in percent of the memory request. @default none */
  readonly memoryUtilization?: number;
  /** Metrics of the workload's pods, by metric name. These metrics need an adapter for custom metrics. @default none */
  readonly podMetrics?: Readonly<Record<string, PodMetric>>;
  /** Metrics of other objects, by metric name. These metrics need an adapter for custom metrics. @default none */
  readonly objectMetrics?: Readonly<Record<string, ObjectMetric>>;
  /**
   * Metrics from outside the cluster, by metric name. These metrics need an adapter for external metrics. KEDA's adapter serves only KEDA's triggers.
   * With KEDA, set `triggers` instead.
   *
   * @default none
   */
  readonly externalMetrics?: Readonly<Record<string, MetricTarget>>;
  /** Queues, queries and schedules that KEDA checks, under names that you choose. @default none */
  readonly triggers?: Readonly<Record<string, Trigger>>;
  /** Seconds between two checks of the triggers. @default 30 */
  readonly pollingInterval?: number;
  /** With `minReplicas: 0`: seconds without work before the last pod is removed. @default 300 */
  readonly cooldownPeriod?: number;
  /** How fast pods are added. */
  readonly scaleUp?: ScalingRules;
  /** How fast pods are removed. */
  readonly scaleDown?: ScalingRules;
}

/** Either a fixed number of replicas, or a number that follows the load. */
export type Scaling =
  | {
      /** Number of pods. @default the tier's number of replicas */
      readonly replicas?: pulumi.Input<number>;
      readonly autoscaling?: never;
    }
  | {
      readonly replicas?: never;
      /** Changes the number of pods with the load. Set either `autoscaling` or `replicas`. */
      readonly autoscaling: Autoscaling;
    };
