/** The options of logs. */
export interface LogsArgs {
  /** Days for which the workspace keeps all logs, 30 to 730. @default 365 */
  readonly logRetentionDays?: number;
  /**
   * Maximum amount of logs that the workspace accepts in a day, in GB: 1 or more, or -1 for no limit. After that, the workspace drops the logs of
   * that day. Azure charges per GB. @default 10
   */
  readonly logDailyQuotaGb?: number;
  /**
   * Whether AKS' own agent (Container insights) sends the logs of containers to the workspace. An add-on's agent would need a password for the
   * workspace. @default true
   */
  readonly containerInsights?: boolean;
}
