/** Who collects the logs of workloads. */
export const WorkloadLogs = {
  /** GKE's own agent. No other agent is needed, and the cluster offers no destination to one. */
  Managed: "managed",
  /** An add-on, to which the cluster offers Cloud Logging as the destination. */
  Agent: "agent",
} as const;
export type WorkloadLogs = (typeof WorkloadLogs)[keyof typeof WorkloadLogs];

/** The options of logs. */
export interface LogsArgs {
  /** @default "managed" */
  readonly workloadLogs?: WorkloadLogs;
  /** Days for which the cluster's logs are kept, 1 to 3650. @default 365 */
  readonly logRetentionDays?: number;
}
