/** The options of logs. */
export interface LogsArgs {
  /**
   * Days for which CloudWatch keeps logs of the control plane, the network and workloads. CloudWatch supports only certain numbers of days.
   *
   * @default 365
   */
  readonly logRetentionDays?: number;
}
