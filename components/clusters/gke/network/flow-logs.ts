import type { compute } from "@pulumi/gcp";
import type { GkeVpcArgs } from "./args";

/** https://cloud.google.com/vpc/docs/using-flow-logs */
const logConfig = {
  aggregationInterval: "INTERVAL_1_MIN",
  flowSampling: 0.5,
  metadata: "INCLUDE_ALL_METADATA",
} as const;

/** Returns the settings of a subnetwork that log its connections. */
export function flowLogsOf({ flowLogs = true }: GkeVpcArgs): Pick<compute.SubnetworkArgs, "logConfig"> {
  return flowLogs ? { logConfig } : {};
}
