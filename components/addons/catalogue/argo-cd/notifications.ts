import { dnsLabel, matches, notEmpty, once, whole } from "../../../checks";
import { expected, type Problem } from "../../../problems";
import { checkStoredSecret } from "../../addon-secret";
import type { AddonSecret, StoredSecret } from "../../definition";

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
  /** Services of your own that take a POST of JSON, by name. @default none */
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
  /** The field of the secret with the user's name. Set with `passwordField`. @default the mail server asks for none */
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

/** What happens to an application: a revision is healthy; a sync failed; it is no longer healthy. */
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
  /** Labels of the applications, all of which must match. @default all applications */
  readonly matchLabels?: Readonly<Record<string, string>>;
}

/** The condition of an event, in the language of triggers, and its text. */
interface EventFacts {
  readonly when: string;
  readonly oncePer?: string;
  readonly title: string;
  readonly text: string;
}

/** https://argo-cd.readthedocs.io/en/stable/operator-manual/notifications/triggers/ */
const events: Readonly<Record<ArgoEvent, EventFacts>> = {
  deployed: {
    when: "app.status.operationState != nil and app.status.operationState.phase == 'Succeeded' and app.status.health.status == 'Healthy'",
    oncePer: "app.status.operationState?.syncResult?.revision",
    title: "is deployed",
    text: "runs revision {{ .app.status.sync.revision }} and is healthy.",
  },
  "sync-failed": {
    when: "app.status.operationState != nil and app.status.operationState.phase in ['Error', 'Failed']",
    title: "could not be synced",
    text: "could not be synced: {{ .app.status.operationState.message }}",
  },
  degraded: {
    when: "app.status.health.status == 'Degraded'",
    title: "is not healthy",
    text: "is no longer healthy.",
  },
};

const application = "{{ .app.metadata.name }}";
const link = `{{ .context.argocdUrl }}/applications/${application}`;

/** The Secret from which the controller fills `$KEY` in the configuration of services. */
const secretName = "argocd-notifications-secret";

const mailPort = 465;

/** Lists the mistakes in where messages go. */
export function checkNotifications(options: boolean | Partial<ArgoNotifications> | undefined): Problem[] {
  if (typeof options !== "object") {
    return [];
  }
  const { secret = {}, slack, email, webhooks = {}, subscriptions = [] } = options;
  const path = "notifications";
  return [
    ...checkStoredSecret(`${path}.secret`, secret),
    ...field(`${path}.slack.tokenField`, slack?.tokenField),
    ...(email === undefined ? [] : checkEmail(`${path}.email`, email)),
    ...Object.entries(webhooks).flatMap(([name, { urlField }]) => [
      ...dnsLabel(`${path}.webhooks.${name}`, name),
      ...field(`${path}.webhooks.${name}.urlField`, urlField),
    ]),
    ...notEmpty(`${path}.subscriptions`, options.subscriptions ?? [], "subscription", "or leave notifications out"),
    ...subscriptions.flatMap((one, index) => checkSubscription(`${path}.subscriptions[${index}]`, one, options)),
  ];
}

/** Reports whether a text can be a key after `$`: https://github.com/argoproj/notifications-engine/blob/master/pkg/api/config.go */
function field(path: string, value: string | undefined): Problem[] {
  return matches(path, value, /^[\w-]+$/, "the name of a field, of letters, digits, - and _");
}

function checkEmail(path: string, { from, host, port, usernameField, passwordField }: ArgoEmail): Problem[] {
  const isHalf = (usernameField === undefined) !== (passwordField === undefined);
  return [
    ...matches(`${path}.from`, from, /^\S+@\S+$/, 'an address such as "argocd@example.com"'),
    ...matches(`${path}.host`, host, /^[\w.-]+$/, 'a host such as "smtp.example.com"'),
    ...whole(`${path}.port`, port, { min: 1, max: 65535 }),
    ...field(`${path}.usernameField`, usernameField),
    ...field(`${path}.passwordField`, passwordField),
    ...(isHalf ? [expected(path, "usernameField and passwordField, or neither")] : []),
  ];
}

function checkSubscription(path: string, one: ArgoSubscription, services: Partial<ArgoNotifications>): Problem[] {
  const known = [
    ...(services.slack === undefined ? [] : ["slack:CHANNEL"]),
    ...(services.email === undefined ? [] : ["email:ADDRESS"]),
    ...Object.keys(services.webhooks ?? {}),
  ];
  return [
    ...notEmpty(`${path}.recipients`, one.recipients, "recipient"),
    ...once(`${path}.recipients`, one.recipients, "recipient"),
    ...one.recipients.flatMap((recipient, index) =>
      known.some((form) => isOf(recipient, form))
        ? []
        : [expected(`${path}.recipients[${index}]`, known.join(", ") || "a service, such as slack", recipient)],
    ),
    ...notEmpty(`${path}.events`, one.events, "event", "or remove it"),
    ...notEmpty(`${path}.matchLabels`, one.matchLabels, "label", "or remove it"),
  ];
}

function isOf(recipient: string, form: string): boolean {
  const [service = "", target] = form.split(":");
  return target === undefined ? recipient === form : new RegExp(`^${service}:[^\\s:]+$`).test(recipient);
}

/** Returns the Secret of the services' credentials. */
export function notificationSecrets(options: boolean | ArgoNotifications | undefined): AddonSecret[] {
  if (typeof options !== "object") {
    return [];
  }
  const { secret, slack, email, webhooks = {} } = options;
  const fields = [
    ...(slack === undefined ? [] : [tokenOf(slack)]),
    ...[email?.usernameField, email?.passwordField].filter((one) => one !== undefined),
    ...Object.values(webhooks).map(({ urlField }) => urlField),
  ];
  return [{ name: secretName, from: secret, data: Object.fromEntries(fields.map((one) => [one, one])) }];
}

function tokenOf({ tokenField = "slack-token" }: ArgoSlack): string {
  return tokenField;
}

/** Returns the ports of the services. */
export function notificationPorts(options: boolean | ArgoNotifications | undefined): number[] {
  const mail = typeof options === "object" && options.email !== undefined ? [options.email.port ?? mailPort] : [];
  return [...new Set([443, ...mail])];
}

/** Returns the chart's values. Texts are JSON, which is valid YAML, as the controller expects. */
export function notificationValues(options: boolean | ArgoNotifications | undefined): Record<string, unknown> {
  if (typeof options !== "object") {
    return { enabled: options ?? false };
  }
  const names = Object.keys(options.webhooks ?? {});
  return {
    enabled: true,
    secret: { create: false },
    notifiers: servicesOf(options),
    triggers: Object.fromEntries(
      Object.entries(events).map(([event, { when, oncePer }]) => [
        `trigger.${event}`,
        JSON.stringify([{ when, send: [event], ...(oncePer !== undefined && { oncePer }) }]),
      ]),
    ),
    templates: Object.fromEntries(
      Object.entries(events).map(([event, facts]) => [
        `template.${event}`,
        JSON.stringify(templateOf(event, facts, names)),
      ]),
    ),
    subscriptions: options.subscriptions.map(({ recipients, events: told = Object.keys(events), matchLabels }) => ({
      recipients,
      triggers: told,
      ...(matchLabels !== undefined && {
        selector: Object.entries(matchLabels)
          .map(([label, value]) => `${label}=${value}`)
          .join(","),
      }),
    })),
  };
}

function servicesOf({ slack, email, webhooks = {} }: ArgoNotifications): Record<string, string> {
  const hooks = Object.entries(webhooks).map(([name, { urlField }]) => [
    `service.webhook.${name}`,
    JSON.stringify({ url: `$${urlField}`, headers: [{ name: "Content-Type", value: "application/json" }] }),
  ]);
  return {
    ...(slack !== undefined && { "service.slack": JSON.stringify({ token: `$${tokenOf(slack)}` }) }),
    ...(email !== undefined && { "service.email": JSON.stringify(mailService(email)) }),
    ...(Object.fromEntries(hooks) as Record<string, string>),
  };
}

function mailService({ from, host, port = mailPort, usernameField, passwordField }: ArgoEmail) {
  return {
    from,
    host,
    port,
    ...(usernameField !== undefined && { username: `$${usernameField}` }),
    ...(passwordField !== undefined && { password: `$${passwordField}` }),
  };
}

function templateOf(event: string, { title, text }: EventFacts, webhooks: readonly string[]) {
  const body = `{"event":"${event}","application":{{ toJson .app.metadata.name }},"revision":{{ toJson .app.status.sync.revision }},"url":{{ toJson (printf "%s/applications/%s" .context.argocdUrl .app.metadata.name) }}}`;
  return {
    message: `${application} ${text}\n${link}`,
    email: { subject: `${application} ${title}` },
    ...(webhooks.length > 0 && {
      webhook: Object.fromEntries(webhooks.map((name) => [name, { method: "POST", body }])),
    }),
  };
}
