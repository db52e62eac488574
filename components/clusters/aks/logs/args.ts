/** The options of logs. */
export interface LogsArgs {
  /** Days for which all logs are kept, 30 to 730. @default 365 */
  readonly logRetentionDays?: number;
  /**
   * Whether AKS' own agent (Container insights) sends the logs of containers to the workspace. An add-on's agent would need a password
   * for that. @default true
   */
  readonly containerInsights?: boolean;
}
