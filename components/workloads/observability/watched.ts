import type { Alerts, Metrics } from "./args";

/** Kinds of workloads that run continuously. */
export type ServingKind = "Deployment" | "StatefulSet" | "DaemonSet";

/** A workload as Prometheus sees it. */
export interface Watched {
  readonly kind: ServingKind;
  readonly workloadName: string;
  readonly namespace: string;
  readonly metrics?: Metrics;
  readonly alerts?: Alerts;
  /** Name of its HorizontalPodAutoscaler. @default none */
  readonly autoscaler?: string;
}

/** Metrics of kube-state-metrics with the numbers of available and desired pods, and the label with the workload's name. */
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

/** Labels of the requests that failed, by default. */
export const defaultFailedRequests = 'status=~"5.."';
