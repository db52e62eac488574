import type { compute } from "@pulumi/gcp";
import type { GkeVpcArgs } from "./args";

/**
 * Google charges for every GiB of these logs. Samples a tenth of the connections and aggregates them over ten minutes. This still shows who connects
 * to whom. The volume is far smaller than with half of the connections, aggregated over one minute. https://cloud.google.com/vpc/docs/using-flow-logs
 */
const logConfig = {
  aggregationInterval: "INTERVAL_10_MIN",
  flowSampling: 0.1,
  metadata: "INCLUDE_ALL_METADATA",
} as const;

/** Returns the settings of a subnetwork that log its connections. */
export function flowLogsOf({ flowLogs = true }: GkeVpcArgs): Pick<compute.SubnetworkArgs, "logConfig"> {
  return flowLogs ? { logConfig } : {};
}
