/** The agents that can collect the logs of workloads. */
export const WorkloadLogs = {
  /** GKE's own agent. You need no other agent, and the cluster offers no destination to other agents. */
  Managed: "managed",
  /** An add-on. The cluster offers Cloud Logging to this add-on as the destination. */
  Agent: "agent",
} as const;
export type WorkloadLogs = (typeof WorkloadLogs)[keyof typeof WorkloadLogs];

/** The options of logs. */
export interface LogsArgs {
  /** The agent that collects the logs of workloads: GKE's own agent (`managed`), or an add-on's agent (`agent`). @default "managed" */
  readonly workloadLogs?: WorkloadLogs;
  /** Days for which Cloud Logging keeps the cluster's logs, 1 to 3650. @default 365 */
  readonly logRetentionDays?: number;
}
