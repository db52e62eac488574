import type { StoredField } from "../../definition";

/**
 * Where alerts are sent. Set `receivers` or `configSecret`.
 *
 * @example
 * ```ts
 * const alertmanagerOptions: AlertmanagerOptions = { receivers: { team: { webhook: { url: { key: "alerts" } } } } };
 * ```
 */
export interface AlertmanagerOptions {
  /** Receivers by name. Their credentials are references to the platform's stores. */
  readonly receivers?: Readonly<Record<string, AlertReceiver>>;
  /** Which alerts go to which receiver. The first matching route decides. @default all go to `defaultReceiver` */
  readonly routes?: readonly AlertRoute[];
  /** The receiver of alerts that match no route. @default the only one of `receivers` */
  readonly defaultReceiver?: string;
  /** Name of a Secret in `monitoring` with Alertmanager's whole configuration in its key `alertmanager.yaml`. */
  readonly configSecret?: string;
  /** TCP ports of the receivers on the internet. @default 443, and the ports of mail servers */
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
  /** @default none */
  readonly slack?: SlackReceiver;
  /** @default none */
  readonly pagerDuty?: PagerDutyReceiver;
  /** @default none */
  readonly msTeams?: MsTeamsReceiver;
  /** @default none */
  readonly email?: EmailReceiver;
  /** @default none */
  readonly webhook?: WebhookReceiver;
}

/**
 * A channel of Slack, through an incoming webhook: https://api.slack.com/messaging/webhooks
 *
 * @example
 * ```ts
 * const slackReceiver: SlackReceiver = { webhookUrl: { key: "slack" }, channel: "#alerts" };
 * ```
 */
export interface SlackReceiver {
  /** The URL of the incoming webhook, which is a secret. */
  readonly webhookUrl: StoredField;
  /** Name of the channel, for instance `#alerts`. @default the channel of the webhook */
  readonly channel?: string;
}

/**
 * A service of PagerDuty, through the Events API v2: https://developer.pagerduty.com/docs/events-api-v2/overview/
 *
 * @example
 * ```ts
 * const pagerDutyReceiver: PagerDutyReceiver = { routingKey: { key: "pagerduty" } };
 * ```
 */
export interface PagerDutyReceiver {
  /** The integration key of the service. */
  readonly routingKey: StoredField;
}

/**
 * A channel of Microsoft Teams. A workflow in Teams receives the webhooks:
 * https://prometheus.io/docs/alerting/latest/configuration/#msteamsv2_config
 *
 * @example
 * ```ts
 * const msTeamsReceiver: MsTeamsReceiver = { webhookUrl: { key: "teams" } };
 * ```
 */
export interface MsTeamsReceiver {
  /** The URL of the workflow, which is a secret. */
  readonly webhookUrl: StoredField;
}

/**
 * A mailbox.
 *
 * @example
 * ```ts
 * const emailReceiver: EmailReceiver = { to: "platform@example.com", from: "alerts@example.com", smarthost: "smtp.example.com:587" };
 * ```
 */
export interface EmailReceiver {
  /** Address to which alerts are sent. */
  readonly to: string;
  /** Address from which they come. */
  readonly from: string;
  /** The mail server as `host:port`, for instance `smtp.example.com:587`. It must offer TLS. */
  readonly smarthost: string;
  /** User's name. Set with `password`. @default none, for a mail server without sign-in */
  readonly username?: string;
  /** User's password. Set with `username`. @default none */
  readonly password?: StoredField;
}

/**
 * A service of your own: https://prometheus.io/docs/alerting/latest/configuration/#webhook_config
 *
 * @example
 * ```ts
 * const webhookReceiver: WebhookReceiver = { url: { key: "alerts", field: "url" } };
 * ```
 */
export interface WebhookReceiver {
  /** The URL, which is a secret because it often carries a token. */
  readonly url: StoredField;
}

/**
 * A receiver and the alerts that it gets. Set at least one condition. An alert must meet all conditions of the route.
 *
 * @example
 * ```ts
 * const alertRoute: AlertRoute = { receiver: "team", severities: ["critical"], namespaces: ["shop"] };
 * ```
 */
export interface AlertRoute {
  /** Name of a receiver. */
  readonly receiver: string;
  /** Values of the label `severity`. @default any */
  readonly severities?: readonly ("critical" | "warning" | "info" | "none")[];
  /** Values of the label `namespace`. @default any */
  readonly namespaces?: readonly string[];
  /** Names of alerts, for instance `Watchdog`, which always fires. @default any except Watchdog and InfoInhibitor */
  readonly alerts?: readonly string[];
}
