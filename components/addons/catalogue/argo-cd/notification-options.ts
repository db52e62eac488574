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
  /** A secret that contains the services' credentials as a JSON object. */
  readonly secret: StoredSecret;
  /** Messages to Slack. They need the token of a bot with the permission `chat:write`. @default none */
  readonly slack?: ArgoSlack;
  /** @default none */
  readonly email?: ArgoEmail;
  /** Your own services that accept JSON by POST, by service name. @default none */
  readonly webhooks?: Readonly<Record<string, ArgoWebhook>>;
  /** Who gets messages about which events. At least one. */
  readonly subscriptions: readonly ArgoSubscription[];
}

/**
 * https://argo-cd.readthedocs.io/en/stable/operator-manual/notifications/services/slack/
 *
 * @example
 * ```ts
 * const argoSlack: ArgoSlack = { tokenField: "slackToken" };
 * ```
 */
export interface ArgoSlack {
  /** The field of the secret that contains the bot's token. @default "slack-token" */
  readonly tokenField?: string;
}

/**
 * https://argo-cd.readthedocs.io/en/stable/operator-manual/notifications/services/email/
 *
 * @example
 * ```ts
 * const argoEmail: ArgoEmail = { from: "argocd@example.com", host: "smtp.example.com" };
 * ```
 */
export interface ArgoEmail {
  /** Address from which messages come. */
  readonly from: string;
  readonly host: string;
  /** @default 465, with TLS from the start */
  readonly port?: number;
  /** The field of the secret that contains the user name. Set it together with `passwordField`. @default none, for a mail server without sign-in */
  readonly usernameField?: string;
  /** @default none */
  readonly passwordField?: string;
}

/**
 * https://argo-cd.readthedocs.io/en/stable/operator-manual/notifications/services/webhook/
 *
 * @example
 * ```ts
 * const argoWebhook: ArgoWebhook = { urlField: "webhookUrl" };
 * ```
 */
export interface ArgoWebhook {
  /** The field of the secret that contains the URL, `https://…`. */
  readonly urlField: string;
}

/** An event of an application: a new revision is healthy, a sync failed, or the application is no longer healthy. */
export type ArgoEvent = "deployed" | "sync-failed" | "degraded";

/**
 * The recipients of messages about events. Annotate an application to add recipients, for instance with
 * `notifications.argoproj.io/subscribe.deployed.slack`.
 *
 * @example
 * ```ts
 * const argoSubscription: ArgoSubscription = { recipients: ["slack:shop"], matchLabels: { team: "shop" } };
 * ```
 */
export interface ArgoSubscription {
  /** `slack:CHANNEL`, `email:ADDRESS` or the name of a webhook. At least one. */
  readonly recipients: readonly string[];
  /** @default all */
  readonly events?: readonly ArgoEvent[];
  /** Labels of the applications. All labels must match. @default all applications */
  readonly matchLabels?: Readonly<Record<string, string>>;
}
