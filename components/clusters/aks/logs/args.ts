/** The options of logs. */
export interface LogsArgs {
  /** Days for which all logs are kept, 30 to 730. @default 365 */
  readonly logRetentionDays?: number;
  /**
   * Most GB of logs that the workspace accepts in a day, at least 1; later logs of that day are lost. Azure charges per GB. -1 means no
   * limit. @default 10
   */
  readonly logDailyQuotaGb?: number;
  /**
   * Whether AKS' own agent (Container insights) sends the logs of containers to the workspace. An add-on's agent would need a password
   * for that. @default true
   */
  readonly containerInsights?: boolean;
}
