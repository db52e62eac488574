import { dnsLabel, matches, notEmpty, once, whole } from "../../../checks";
import { expected, type Problem } from "../../../problems";
import { checkStoredSecret } from "../../addon-secret";
import type { ArgoEmail, ArgoNotifications, ArgoSubscription } from "./notification-options";

/** Lists the mistakes in the options of notifications. */
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
    ...notEmpty(
      `${path}.subscriptions`,
      options.subscriptions ?? [],
      "subscription",
      "add one, or remove notifications",
    ),
    ...subscriptions.flatMap((one, index) => checkSubscription(`${path}.subscriptions[${index}]`, one, options)),
  ];
}

/** Checks a field name. It must be valid after `$`: https://github.com/argoproj/notifications-engine/blob/master/pkg/api/config.go */
function field(path: string, value: string | undefined): Problem[] {
  return matches(path, value, /^[\w-]+$/, "a field name of letters, digits, - and _");
}

function checkEmail(path: string, { from, host, port, usernameField, passwordField }: ArgoEmail): Problem[] {
  const isHalf = (usernameField === undefined) !== (passwordField === undefined);
  return [
    ...matches(`${path}.from`, from, /^\S+@\S+$/, 'an address such as "argocd@example.com"'),
    ...matches(`${path}.host`, host, /^[\w.-]+$/, 'a host such as "smtp.example.com"'),
    ...whole(`${path}.port`, port, { min: 1, max: 65535 }),
    ...field(`${path}.usernameField`, usernameField),
    ...field(`${path}.passwordField`, passwordField),
    ...(isHalf ? [expected(path, "both usernameField and passwordField, or neither")] : []),
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
        : [
            expected(
              `${path}.recipients[${index}]`,
              known.length === 0
                ? "a configured service; configure a service, such as slack"
                : `one of ${known.join(", ")}`,
              recipient,
            ),
          ],
    ),
    ...notEmpty(`${path}.events`, one.events, "event", "add an entry, or remove the option"),
    ...notEmpty(`${path}.matchLabels`, one.matchLabels, "label", "add an entry, or remove the option"),
  ];
}

function isOf(recipient: string, form: string): boolean {
  const [service = "", target] = form.split(":");
  return target === undefined ? recipient === form : new RegExp(`^${service}:[^\\s:]+$`).test(recipient);
}
