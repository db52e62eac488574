import type { Trigger } from "./trigger-args";

/** What a metric of something else than CPU and memory is compared with; exactly one of both, as Kubernetes quantities. */
export interface MetricTarget {
  /** Of the metric divided by the number of pods, for instance `100` or `500m`. */
  readonly averageValue?: string;
  /** Of the metric as it is. */
  readonly value?: string;
  /** Labels by which series of the metric are chosen. @default all */
  readonly matchLabels?: Readonly<Record<string, string>>;
}

/** A metric of the workload's own pods (custom.metrics.k8s.io), for instance connections per second. */
export interface PodMetric {
  /** Of all pods, for instance `100` or `500m`. */
  readonly averageValue: string;
  /** Labels by which series of the metric are chosen. @default all */
  readonly matchLabels?: Readonly<Record<string, string>>;
}

/** A metric of another object (custom.metrics.k8s.io), for instance the latency of requests to an Ingress. */
export interface ObjectMetric extends MetricTarget {
  /** The object in the workload's namespace. */
  readonly describedObject: { readonly apiVersion: string; readonly kind: string; readonly name: string };
}

/** How many pods may come or go in a time. */
export interface ScalingPolicy {
  readonly type: "Pods" | "Percent";
  /** Above 0. */
  readonly value: number;
  /** Seconds, 1 to 1800. */
  readonly periodSeconds: number;
}

/** How fast the number of pods follows. */
export interface ScalingRules {
  /** Seconds over which the most careful number holds, 0 to 3600. @default 0 up, 300 down */
  readonly stabilizationWindowSeconds?: number;
  /** Which of the policies holds; `Disabled` stops the direction. @default "Max" */
  readonly selectPolicy?: "Max" | "Min" | "Disabled";
  /** @default up: twice as many every 30 s; down: half every 60 s */
  readonly policies?: readonly ScalingPolicy[];
}

/**
 * Lets the number of replicas follow the load, by a HorizontalPodAutoscaler, or with `triggers` by KEDA's ScaledObject; where
 * several targets are given, the one that asks for most wins.
 * https://kubernetes.io/docs/concepts/workloads/autoscaling/horizontal-pod-autoscale/
 */
export interface Autoscaling {
  /** At least 1; with `triggers` 0 is allowed, and nothing runs while there is nothing to do. @default the tier's, at least 2 */
  readonly minReplicas?: number;
  /** All of them together have to fit into the tenant's quota. */
  readonly maxReplicas: number;
  /** Target in percent of the CPU request. @default 70, if no other target is given */
  readonly cpuUtilization?: number;
  /** Target in percent of the memory request. @default none */
  readonly memoryUtilization?: number;
  /** Metrics of the workload's pods by name; they need an adapter that offers custom metrics. @default none */
  readonly podMetrics?: Readonly<Record<string, PodMetric>>;
  /** Metrics of other objects by name; they need an adapter that offers custom metrics. @default none */
  readonly objectMetrics?: Readonly<Record<string, ObjectMetric>>;
  /**
   * Metrics from outside of the cluster by name; they need an adapter that offers external metrics. KEDA's offers those of its
   * own triggers only: give `triggers` then.
   *
   * @default none
   */
  readonly externalMetrics?: Readonly<Record<string, MetricTarget>>;
  /** Queues, queries and schedules by a name of your own, asked by KEDA. @default none */
  readonly triggers?: Readonly<Record<string, Trigger>>;
  /** Seconds between two questions to the triggers. @default 30 */
  readonly pollingInterval?: number;
  /** Seconds without anything to do until the last pod goes, where `minReplicas` is 0. @default 300 */
  readonly cooldownPeriod?: number;
  /** How fast more pods come. */
  readonly scaleUp?: ScalingRules;
  /** How fast pods go. */
  readonly scaleDown?: ScalingRules;
}
