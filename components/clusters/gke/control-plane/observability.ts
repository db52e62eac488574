import type { container } from "@pulumi/gcp";
import type { GkeClusterArgs } from "../args";
import { cniOf } from "../cni/cni";

/** The part of a cluster that says what is logged, measured and watched. */
type Observability = Pick<
  container.ClusterArgs,
  "loggingConfig" | "monitoringConfig" | "securityPostureConfig" | "costManagementConfig" | "enableIntranodeVisibility"
>;

/** The control plane's own components, which log and are measured. */
const controlPlane = ["APISERVER", "CONTROLLER_MANAGER", "SCHEDULER"];

/** https://cloud.google.com/kubernetes-engine/docs/concepts/observability */
export function observabilityOf(args: GkeClusterArgs): Observability {
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
