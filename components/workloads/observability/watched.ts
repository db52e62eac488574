import type { Alerts, Metrics } from "./args";

/** Kinds of workloads that run continuously. */
export type ServingKind = "Deployment" | "StatefulSet" | "DaemonSet";

/** The facts about a workload that its alerts and its dashboard need. */
export interface Watched {
  readonly kind: ServingKind;
  readonly workloadName: string;
  readonly namespace: string;
  readonly metrics?: Metrics;
  readonly alerts?: Alerts;
  /** Name of its HorizontalPodAutoscaler. @default none */
  readonly autoscaler?: string;
}

/** For each kind: the metrics of kube-state-metrics that count available and desired pods, and the label that contains the workload's name. */
export const podCounts = {
  Deployment: {
    label: "deployment",
    available: "kube_deployment_status_replicas_available",
    desired: "kube_deployment_spec_replicas",
  },
  StatefulSet: {
    label: "statefulset",
    available: "kube_statefulset_status_replicas_available",
    desired: "kube_statefulset_replicas",
  },
  DaemonSet: {
    label: "daemonset",
    available: "kube_daemonset_status_number_available",
    desired: "kube_daemonset_status_desired_number_scheduled",
  },
} as const satisfies Record<ServingKind, Readonly<Record<"label" | "available" | "desired", string>>>;

/** The default label matchers of failed requests. */
export const defaultFailedRequests = 'status=~"5.."';
