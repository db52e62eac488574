/** The options of logs. */
export interface LogsArgs {
  /** Days for which CloudWatch keeps control-plane and flow logs; a number that CloudWatch supports. @default 365 */
  readonly logRetentionDays?: number;
}
