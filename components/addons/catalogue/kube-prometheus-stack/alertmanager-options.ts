import type { StoredField } from "../../definition";

/**
 * Where Alertmanager sends alerts. Set `receivers` or `configSecret`.
 *
 * @example
 * ```ts
 * const alertmanagerOptions: AlertmanagerOptions = { receivers: { team: { webhook: { url: { key: "alerts" } } } } };
 * ```
 */
export interface AlertmanagerOptions {
  /** Receivers of alerts, by name. The receivers' credentials are references to secrets in the platform's stores. */
  readonly receivers?: Readonly<Record<string, AlertReceiver>>;
  /** Routes from alerts to receivers. The first matching route decides. @default none: `defaultReceiver` gets all alerts */
  readonly routes?: readonly AlertRoute[];
  /** Name of the receiver for alerts that match no route. @default the only receiver in `receivers` */
  readonly defaultReceiver?: string;
  /** Name of a Secret in the namespace `monitoring`. The key `alertmanager.yaml` of the Secret contains Alertmanager's whole configuration. */
  readonly configSecret?: string;
  /** TCP ports on the internet to which Alertmanager may connect for its receivers. @default 443, and the ports of mail servers */
  readonly receiverPorts?: readonly number[];
}

/**
 * A receiver of alerts: https://prometheus.io/docs/alerting/latest/configuration/#receiver. Set at least one option.
 *
 * @example
 * ```ts
 * const alertReceiver: AlertReceiver = { slack: { webhookUrl: { key: "slack" }, channel: "#alerts" } };
 * ```
 */
export interface AlertReceiver {
  /** Sends alerts to Slack. @default none */
  readonly slack?: SlackReceiver;
  /** Sends alerts to PagerDuty. @default none */
  readonly pagerDuty?: PagerDutyReceiver;
  /** Sends alerts to Microsoft Teams. @default none */
  readonly msTeams?: MsTeamsReceiver;
  /** Sends alerts by e-mail. @default none */
  readonly email?: EmailReceiver;
  /** Sends alerts to a webhook of your own service. @default none */
  readonly webhook?: WebhookReceiver;
}

/**
 * A Slack channel, through an incoming webhook: https://api.slack.com/messaging/webhooks
 *
 * @example
 * ```ts
 * const slackReceiver: SlackReceiver = { webhookUrl: { key: "slack" }, channel: "#alerts" };
 * ```
 */
export interface SlackReceiver {
  /** The URL of the incoming webhook, as a secret. */
  readonly webhookUrl: StoredField;
  /** Name of the channel, for instance `#alerts`. @default the channel of the webhook */
  readonly channel?: string;
}

/**
 * A PagerDuty service, through the Events API v2: https://developer.pagerduty.com/docs/events-api-v2/overview/
 *
 * @example
 * ```ts
 * const pagerDutyReceiver: PagerDutyReceiver = { routingKey: { key: "pagerduty" } };
 * ```
 */
export interface PagerDutyReceiver {
  /** The integration key of the PagerDuty service, as a secret. */
  readonly routingKey: StoredField;
}

/**
 * A channel in Microsoft Teams. A workflow in Teams receives the alerts through a webhook:
 * https://prometheus.io/docs/alerting/latest/configuration/#msteamsv2_config
 *
 * @example
 * ```ts
 * const msTeamsReceiver: MsTeamsReceiver = { webhookUrl: { key: "teams" } };
 * ```
 */
export interface MsTeamsReceiver {
  /** The URL of the workflow, as a secret. */
  readonly webhookUrl: StoredField;
}

/**
 * A mailbox that receives alerts.
 *
 * @example
 * ```ts
 * const emailReceiver: EmailReceiver = { to: "platform@example.com", from: "alerts@example.com", smarthost: "smtp.example.com:587" };
 * ```
 */
export interface EmailReceiver {
  /** Address that receives the alerts. */
  readonly to: string;
  /** Sender address of the messages. */
  readonly from: string;
  /** The mail server as `host:port`, for instance `smtp.example.com:587`. The server must offer TLS. */
  readonly smarthost: string;
  /** User name at the mail server. Set this field together with `password`. @default none: the mail server needs no sign-in */
  readonly username?: string;
  /** Password at the mail server, as a secret. Set this field together with `username`. @default none */
  readonly password?: StoredField;
}

/**
 * A service that receives alerts through a webhook: https://prometheus.io/docs/alerting/latest/configuration/#webhook_config
 *
 * @example
 * ```ts
 * const webhookReceiver: WebhookReceiver = { url: { key: "alerts", field: "url" } };
 * ```
 */
export interface WebhookReceiver {
  /** The URL of the webhook, as a secret, because a URL often contains a token. */
  readonly url: StoredField;
}

/**
 * A route from alerts to a receiver. Set at least one condition. An alert takes the route if it meets all conditions.
 *
 * @example
 * ```ts
 * const alertRoute: AlertRoute = { receiver: "team", severities: ["critical"], namespaces: ["shop"] };
 * ```
 */
export interface AlertRoute {
  /** Name of the receiver that gets the alerts. */
  readonly receiver: string;
  /** A condition: the alert's label `severity` has one of these values. @default any */
  readonly severities?: readonly ("critical" | "warning" | "info" | "none")[];
  /** A condition: the alert's label `namespace` has one of these values. @default any */
  readonly namespaces?: readonly string[];
  /**
   * A condition: the alert has one of these names, for instance `Watchdog`, which always fires.
   *
   * @default any name except Watchdog and InfoInhibitor
   */
  readonly alerts?: readonly string[];
}
