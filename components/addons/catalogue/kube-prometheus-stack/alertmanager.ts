import { among, dnsLabel, exactlyOne, matches, notEmpty, objectName, whole } from "../../../checks";
import { expected, type Problem } from "../../../problems";
import { checkStoredField, onlyKey, secretOfField } from "../../addon-secret";
import type { AddonSecret, StoredField } from "../../definition";
import type { AlertmanagerOptions, AlertReceiver, AlertRoute, EmailReceiver } from "./alertmanager-options";

/** Name of the receiver that drops alerts. The chart contains this receiver, too. */
const nobody = "null";

/** The route for alerts that need no reaction: https://runbooks.prometheus-operator.dev/runbooks/general/watchdog/ */
const silent: AlertRoute = { receiver: nobody, alerts: ["Watchdog", "InfoInhibitor"] };

/** Lists the mistakes in Alertmanager's options. */
export function checkAlertmanager(options: AlertmanagerOptions | undefined): Problem[] {
  if (options === undefined) {
    return [];
  }
  const { receivers = {}, configSecret, receiverPorts, routes, defaultReceiver } = options;
  const names = Object.keys(receivers);
  const path = "alertmanager";
  return [
    ...exactlyOne(path, options, ["receivers", "configSecret"]),
    ...notEmpty(`${path}.receivers`, options.receivers, "receiver"),
    ...objectName(`${path}.configSecret`, configSecret, "the name of a Secret"),
    ...notEmpty(`${path}.receiverPorts`, receiverPorts, "port", "add an entry, or remove the option"),
    ...(receiverPorts ?? []).flatMap((port, index) => checkPort(`${path}.receiverPorts[${index}]`, port)),
    ...Object.entries(receivers).flatMap(([name, receiver]) =>
      checkReceiver(`${path}.receivers.${name}`, name, receiver),
    ),
    ...among(`${path}.defaultReceiver`, defaultReceiver, `${path}.receivers`, names),
    ...(names.length > 1 && defaultReceiver === undefined
      ? [expected(`${path}.defaultReceiver`, `one of ${names.join(", ")}`, undefined)]
      : []),
    ...notEmpty(`${path}.routes`, routes, "route", "add an entry, or remove the option"),
    ...(routes ?? []).flatMap((route, index) => checkRoute(`${path}.routes[${index}]`, route, names)),
  ];
}

function checkPort(path: string, port: number): Problem[] {
  return whole(path, port, { min: 1, max: 65535 });
}

function checkReceiver(path: string, name: string, receiver: AlertReceiver): Problem[] {
  return [
    ...dnsLabel(path, name),
    ...(name === nobody
      ? [expected(path, "another name, because this is the name of the receiver that drops alerts", name)]
      : []),
    ...notEmpty(path, receiver, "option such as slack"),
    ...fieldsOf(receiver).flatMap(([way, key, field]) => checkStoredField(`${path}.${way}.${key}`, field)),
    ...(receiver.email === undefined ? [] : checkEmail(`${path}.email`, receiver.email)),
  ];
}

function checkEmail(path: string, { to, from, smarthost, username, password }: EmailReceiver): Problem[] {
  const address = 'an address such as "alerts@example.com"';
  return [
    ...matches(`${path}.to`, to, /^\S+@\S+$/, address),
    ...matches(`${path}.from`, from, /^\S+@\S+$/, address),
    ...matches(`${path}.smarthost`, smarthost, /^[\w.-]+:\d+$/, 'a host and a port such as "smtp.example.com:587"'),
    ...checkPort(`${path}.smarthost`, portOf(smarthost)),
    ...(username !== undefined && password === undefined
      ? [expected(`${path}.password`, "a secret, because username is set")]
      : []),
    ...(password !== undefined && username === undefined
      ? [expected(`${path}.username`, "a user name, because password is set")]
      : []),
  ];
}

function checkRoute(path: string, route: AlertRoute, names: readonly string[]): Problem[] {
  const { receiver, severities, namespaces, alerts } = route;
  const conditions = { severities, namespaces, alerts };
  return [
    ...among(`${path}.receiver`, receiver, "alertmanager.receivers", names),
    ...(Object.values(conditions).every((condition) => condition === undefined)
      ? [expected(path, `at least one of ${Object.keys(conditions).join(", ")}`, Object.keys(route))]
      : []),
    ...Object.entries(conditions).flatMap(([key, values]) => [
      ...notEmpty(`${path}.${key}`, values, "value", "add an entry, or remove the option"),
      ...(values ?? []).flatMap((value, index) =>
        matches(`${path}.${key}[${index}]`, value, /^[\w-]+$/, "a name of letters, digits, - and _"),
      ),
    ]),
  ];
}

/** Lists the secret values of a receiver. Each entry contains the kind of receiver, the option, and a reference to the value. */
function fieldsOf(receiver: AlertReceiver): (readonly [string, string, StoredField])[] {
  const { slack, pagerDuty, msTeams, email, webhook } = receiver;
  const all = [
    ["slack", "webhookUrl", slack?.webhookUrl],
    ["pagerDuty", "routingKey", pagerDuty?.routingKey],
    ["msTeams", "webhookUrl", msTeams?.webhookUrl],
    ["email", "password", email?.password],
    ["webhook", "url", webhook?.url],
  ] as const;
  return all.flatMap(([way, key, field]) => (field === undefined ? [] : [[way, key, field] as const]));
}

/** Returns the Secrets with the receivers' credentials. Each Secret contains one value. */
export function receiverSecrets({ receivers = {} }: AlertmanagerOptions = {}): AddonSecret[] {
  return Object.entries(receivers).flatMap(([name, receiver]) =>
    fieldsOf(receiver).map(([way, , field]) => secretOfField(secretName(name, way), field)),
  );
}

function secretName(receiver: string, way: string): string {
  return `alertmanager-${receiver}-${way.toLowerCase()}`;
}

/** Returns the path of the file with the value of a Secret. The operator's `AlertmanagerSpec.secrets` documents this path. */
function fileOf(receiver: string, way: string): string {
  return `/etc/alertmanager/secrets/${secretName(receiver, way)}/${onlyKey}`;
}

/** Returns the ports of the receivers. */
export function receiverPorts(options: AlertmanagerOptions): readonly number[] {
  const mail = Object.values(options.receivers ?? {}).flatMap(({ email }) => email?.smarthost ?? []);
  return options.receiverPorts ?? [...new Set([443, ...mail.map(portOf)])];
}

function portOf(smarthost: string): number {
  return Number(smarthost.split(":").at(-1));
}

/** Returns the chart's values for receivers and routes. Credentials are in files, so the configuration contains none. */
export function receiverValues(options: AlertmanagerOptions | undefined): {
  readonly values: Readonly<Record<string, unknown>>;
  readonly spec: Readonly<Record<string, unknown>>;
} {
  if (options?.receivers === undefined) {
    const spec = { useExistingSecret: true, configSecret: options?.configSecret };
    return { values: {}, spec: options === undefined ? {} : spec };
  }
  const { receivers, routes = [], defaultReceiver = Object.keys(receivers)[0] } = options;
  const config = {
    route: { receiver: defaultReceiver, routes: [...routes, silent].map(renderRoute) },
    receivers: [{ name: nobody }, ...Object.entries(receivers).map(([name, one]) => renderReceiver(name, one))],
  };
  return { values: { config }, spec: { secrets: receiverSecrets(options).map(({ name }) => name) } };
}

/** https://prometheus.io/docs/alerting/latest/configuration/#matcher */
function renderRoute({ receiver, severities, namespaces, alerts }: AlertRoute) {
  const conditions = Object.entries({ severity: severities, namespace: namespaces, alertname: alerts });
  const matchers = conditions.flatMap(([label, values]) =>
    values === undefined ? [] : [`${label} =~ "${values.join("|")}"`],
  );
  return { receiver, matchers };
}

function renderReceiver(name: string, receiver: AlertReceiver): Record<string, unknown> {
  const { slack, pagerDuty, msTeams, email, webhook } = receiver;
  const resolved = { send_resolved: true };
  return {
    name,
    ...(slack !== undefined && {
      slack_configs: [
        {
          ...resolved,
          api_url_file: fileOf(name, "slack"),
          ...(slack.channel !== undefined && { channel: slack.channel }),
        },
      ],
    }),
    ...(pagerDuty !== undefined && {
      pagerduty_configs: [{ ...resolved, routing_key_file: fileOf(name, "pagerDuty") }],
    }),
    ...(msTeams !== undefined && { msteamsv2_configs: [{ ...resolved, webhook_url_file: fileOf(name, "msTeams") }] }),
    ...(email !== undefined && { email_configs: [{ ...resolved, ...renderEmail(name, email) }] }),
    ...(webhook !== undefined && { webhook_configs: [{ ...resolved, url_file: fileOf(name, "webhook") }] }),
  };
}

function renderEmail(name: string, { to, from, smarthost, username, password }: EmailReceiver) {
  return {
    to,
    from,
    smarthost,
    require_tls: true,
    ...(username !== undefined && { auth_username: username }),
    ...(password !== undefined && { auth_password_file: fileOf(name, "email") }),
  };
}
