/** The options of logs. */
export interface LogsArgs {
  /** Days for which CloudWatch keeps logs of the control plane, the network and workloads; a number that CloudWatch supports. @default 365 */
  readonly logRetentionDays?: number;
}
