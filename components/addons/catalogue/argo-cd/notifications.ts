import type { AddonSecret } from "../../definition";
import type { ArgoEmail, ArgoEvent, ArgoNotifications, ArgoSlack } from "./notification-options";

/** The condition of an event, in the language of triggers, and the text of its message. */
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
    text: "failed to sync: {{ .app.status.operationState.message }}",
  },
  degraded: {
    when: "app.status.health.status == 'Degraded'",
    title: "is not healthy",
    text: "is no longer healthy.",
  },
};

const application = "{{ .app.metadata.name }}";
const link = `{{ .context.argocdUrl }}/applications/${application}`;

/** The Secret whose values replace `$KEY` in the configuration of services. */
const secretName = "argocd-notifications-secret";

const mailPort = 465;

/** Returns the Secret with the services' credentials. */
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

/** Returns the ports on which the services listen. */
export function notificationPorts(options: boolean | ArgoNotifications | undefined): number[] {
  const mail = typeof options === "object" && options.email !== undefined ? [options.email.port ?? mailPort] : [];
  return [...new Set([443, ...mail])];
}

/** Returns the chart's values. The controller expects texts in YAML, and JSON is valid YAML. */
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
