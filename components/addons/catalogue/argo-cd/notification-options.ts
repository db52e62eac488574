import type { StoredSecret } from "../../../capabilities";

/**
 * Messages about applications: https://argo-cd.readthedocs.io/en/stable/operator-manual/notifications/
 *
 * @example
 * ```ts
 * argoCd({
 *   notifications: {
 *     secret: { key: "argocd/notifications" },
 *     slack: {},
 *     subscriptions: [{ recipients: ["slack:deployments"], events: ["deployed", "sync-failed"] }],
 *   },
 * });
 * ```
 */
export interface ArgoNotifications {
  /** The secret with the credentials of the services, as a JSON object. Options such as `tokenField` name the fields of this secret. */
  readonly secret: StoredSecret;
  /** Sends messages to Slack. The Slack bot needs the permission `chat:write`. @default none */
  readonly slack?: ArgoSlack;
  /** Sends messages by e-mail. @default none */
  readonly email?: ArgoEmail;
  /** Your own services, by service name. Argo CD sends messages to these services as JSON with POST. @default none */
  readonly webhooks?: Readonly<Record<string, ArgoWebhook>>;
  /** The recipients and their events. Set at least one subscription. */
  readonly subscriptions: readonly ArgoSubscription[];
}

/**
 * Messages to Slack: https://argo-cd.readthedocs.io/en/stable/operator-manual/notifications/services/slack/
 *
 * @example
 * ```ts
 * const argoSlack: ArgoSlack = { tokenField: "slackToken" };
 * ```
 */
export interface ArgoSlack {
  /** The field of `secret` that contains the bot's token. @default "slack-token" */
  readonly tokenField?: string;
}

/**
 * Messages by e-mail: https://argo-cd.readthedocs.io/en/stable/operator-manual/notifications/services/email/
 *
 * @example
 * ```ts
 * const argoEmail: ArgoEmail = { from: "argocd@example.com", host: "smtp.example.com" };
 * ```
 */
export interface ArgoEmail {
  /** Sender address of the messages. */
  readonly from: string;
  /** Host name of the mail server, for instance `smtp.example.com`. */
  readonly host: string;
  /** Port of the mail server. @default 465, with TLS from the start */
  readonly port?: number;
  /**
   * The field of `secret` that contains the user name. Set this field together with `passwordField`.
   *
   * @default none: the mail server needs no sign-in
   */
  readonly usernameField?: string;
  /** The field of `secret` that contains the password. Set this field together with `usernameField`. @default none */
  readonly passwordField?: string;
}

/**
 * Messages to your own service: https://argo-cd.readthedocs.io/en/stable/operator-manual/notifications/services/webhook/
 *
 * @example
 * ```ts
 * const argoWebhook: ArgoWebhook = { urlField: "webhookUrl" };
 * ```
 */
export interface ArgoWebhook {
  /** The field of `secret` that contains the service's URL, `https://…`. */
  readonly urlField: string;
}

/** An event of an application: a new revision is healthy, a sync failed, or the application is no longer healthy. */
export type ArgoEvent = "deployed" | "sync-failed" | "degraded";

/**
 * Recipients of messages, and the events that cause the messages. To add recipients for one application, annotate it, for instance with
 * `notifications.argoproj.io/subscribe.deployed.slack`.
 *
 * @example
 * ```ts
 * const argoSubscription: ArgoSubscription = { recipients: ["slack:shop"], matchLabels: { team: "shop" } };
 * ```
 */
export interface ArgoSubscription {
  /** Recipients. Write `slack:CHANNEL`, `email:ADDRESS` or the name of a webhook. Set at least one. */
  readonly recipients: readonly string[];
  /** Events that cause messages to the recipients. @default all */
  readonly events?: readonly ArgoEvent[];
  /** Labels that select applications. Only applications with all of these labels cause messages. @default all applications */
  readonly matchLabels?: Readonly<Record<string, string>>;
}
