/** Receivers of alerts. */
export interface AlertmanagerOptions {
  /** Name of a Secret in `monitoring` with Alertmanager's configuration in its key `alertmanager.yaml`. */
  readonly configSecret: string;
  /** TCP ports of the receivers on the internet. @default [443] */
  readonly receiverPorts?: readonly number[];
}

/**
 * Options of kube-prometheus-stack.
 *
 * @example
 * ```ts
 * kubePrometheusStack({
 *   storage: "100Gi",
 *   memory: "4Gi",
 *   retentionDays: 30,
 *   alertmanager: { configSecret: "alertmanager" },
 * });
 * ```
 */
export interface KubePrometheusStackOptions {
  /** Size of each Prometheus' volume. When it fills, the oldest metrics are deleted. @default "50Gi" */
  readonly storage?: string;
  /** Memory of each Prometheus. @default "2Gi" */
  readonly memory?: string;
  /** Days for which metrics are kept. @default 7, 15 or 30 by tier */
  readonly retentionDays?: number;
  /** Where alerts are sent. @default nowhere: Alertmanager only shows them */
  readonly alertmanager?: AlertmanagerOptions;
  /**
   * Name of a Secret in `monitoring` with the keys `admin-user` and `admin-password` of Grafana's administrator.
   *
   * @default Grafana has no accounts: anyone who can reach it, by `kubectl port-forward`, sees everything and changes nothing
   */
  readonly grafanaAdminSecret?: string;
}
