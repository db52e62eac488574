import type { AlertmanagerOptions } from "./alertmanager-options";
import type { GrafanaOptions } from "./grafana-sign-in";
import type { RemoteWrite } from "./remote-write";

/**
 * Options of kube-prometheus-stack.
 *
 * @example
 * ```ts
 * kubePrometheusStack({
 *   storage: "100Gi",
 *   memory: "4Gi",
 *   retentionDays: 30,
 *   alertmanager: {
 *     receivers: {
 *       team: { slack: { webhookUrl: { key: "alerts/slack" }, channel: "#alerts" } },
 *       oncall: { pagerDuty: { routingKey: { key: "alerts/pagerduty" } } },
 *     },
 *     routes: [{ receiver: "oncall", severities: ["critical"] }],
 *     defaultReceiver: "team",
 *   },
 * });
 * ```
 */
export interface KubePrometheusStackOptions {
  /** Size of the volume of each Prometheus replica. When the volume is full, Prometheus deletes the oldest metrics. @default "50Gi" */
  readonly storage?: string;
  /** Memory of each Prometheus replica. @default "2Gi" */
  readonly memory?: string;
  /** Number of days for which Prometheus keeps metrics. @default 7, 15 or 30, depending on the tier */
  readonly retentionDays?: number;
  /** Where Alertmanager sends alerts. @default none: Alertmanager only shows the alerts */
  readonly alertmanager?: AlertmanagerOptions;
  /**
   * More stores to which Prometheus sends its metrics. Use such a store to keep metrics longer, or to combine the metrics of several clusters.
   *
   * @default none
   */
  readonly remoteWrite?: readonly RemoteWrite[];
  /** Exposes Grafana at a host, with sign-in. @default none: use `kubectl port-forward` */
  readonly grafana?: GrafanaOptions;
  /**
   * Name of a Secret in the namespace `monitoring`. The keys `admin-user` and `admin-password` of the Secret contain the login of Grafana's
   * administrator.
   *
   * @default none: Grafana has no administrator. Without `grafana.oidc`, everybody who can use `kubectl port-forward` can view all dashboards, but
   * cannot change anything
   */
  readonly grafanaAdminSecret?: string;
}
