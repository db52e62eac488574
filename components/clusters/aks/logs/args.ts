/** The options of logs. */
export interface LogsArgs {
  /** Days for which all logs are kept, 30 to 730. @default 365 */
  readonly logRetentionDays?: number;
  /**
   * Maximum of GB that the workspace accepts in a day, at least 1; later logs of that day are lost. Azure charges for each. -1 is no
   * limit. @default 10
   */
  readonly logDailyQuotaGb?: number;
  /**
   * Whether AKS' own agent (Container insights) sends the logs of containers to the workspace. An add-on's agent would need a password
   * for that. @default true
   */
  readonly containerInsights?: boolean;
}
