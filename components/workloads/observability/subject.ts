import type { Alerts, Metrics } from "./args";

/** The kinds of workload that run on, and so are watched. */
export type ServingKind = "Deployment" | "StatefulSet" | "DaemonSet";

/** A workload as Prometheus knows it. */
export interface Subject {
  readonly kind: ServingKind;
  readonly workloadName: string;
  readonly namespace: string;
  readonly metrics?: Metrics;
  readonly alerts?: Alerts;
  /** Name of its HorizontalPodAutoscaler. @default it has none */
  readonly autoscaler?: string;
}

/** Where kube-state-metrics says how many pods a workload has and should have, and by which label. */
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

/** Labels of the requests that failed, where nothing else is said. */
export const defaultFailedRequests = 'status=~"5.."';
