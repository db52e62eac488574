import type { container } from "@pulumi/gcp";
import { type CniArgs, cniOf } from "../cni";
import type { LogsArgs } from "../logs";
import type { ControlPlaneArgs } from "./args";

/** The properties of a cluster for logs, metrics and monitoring. */
type Observability = Pick<
  container.ClusterArgs,
  "loggingConfig" | "monitoringConfig" | "securityPostureConfig" | "costManagementConfig" | "enableIntranodeVisibility"
>;

/** The control plane's components that have logs and metrics. */
const controlPlane = ["APISERVER", "CONTROLLER_MANAGER", "SCHEDULER"];

/** Returns the properties that make a cluster observable. https://cloud.google.com/kubernetes-engine/docs/concepts/observability */
export function observabilityOf(args: ControlPlaneArgs & CniArgs & LogsArgs): Observability {
  const dataPlane = { advancedDatapathObservabilityConfig: { enableMetrics: true, enableRelay: false } };
  return {
    loggingConfig: {
      enableComponents: ["SYSTEM_COMPONENTS", ...controlPlane, ...(args.workloadLogs === "agent" ? [] : ["WORKLOADS"])],
    },
    monitoringConfig: {
      enableComponents: ["SYSTEM_COMPONENTS", ...controlPlane],
      managedPrometheus: { enabled: args.managedPrometheus ?? false },
      ...(cniOf(args) === "cilium" ? dataPlane : {}),
    },
    securityPostureConfig: { mode: "BASIC" },
    costManagementConfig: { enabled: true },
    enableIntranodeVisibility: true,
  };
}
