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
  /** A secret with the credentials of the services, a JSON object. */
  readonly secret: StoredSecret;
  /** Slack, by the token of a bot with the right `chat:write`. @default none */
  readonly slack?: ArgoSlack;
  /** @default none */
  readonly email?: ArgoEmail;
  /** Your own services that accept JSON by POST, by service name. @default none */
  readonly webhooks?: Readonly<Record<string, ArgoWebhook>>;
  /** Who gets what. At least one. */
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
  /** The field of the secret with the bot's token. @default "slack-token" */
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
  /** The field of the secret with the user's name. Set with `passwordField`. @default none, for a mail server without sign-in */
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
  /** The field of the secret with the URL, `https://…`. */
  readonly urlField: string;
}

/** An event of an application: a new revision is healthy, a sync failed, or the application is no longer healthy. */
export type ArgoEvent = "deployed" | "sync-failed" | "degraded";

/**
 * The receivers of events. Applications can have more by annotations, such as `notifications.argoproj.io/subscribe.deployed.slack`.
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
