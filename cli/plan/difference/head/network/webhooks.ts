import type { RegisteredResource } from "../../../../../components/testing";
import { at, fields, items, text } from "../../../../values";
import { kindOf, labelOf } from "../../../label";
import { newly } from "../rule";

/** Lists webhooks that newly block the start of all pods while they do not answer. They may even block their own pods. */
export const webhookLines = newly("unprotected", (resources) => resources.flatMap(stopping));

/** https://kubernetes.io/docs/concepts/cluster-administration/admission-webhooks-good-practices/#avoid-dependency-loops */
function stopping(resource: RegisteredResource): string[] {
  const isWebhook =
    resource.type.startsWith("kubernetes:admissionregistration.k8s.io/") &&
    kindOf(resource).endsWith("WebhookConfiguration");
  return !isWebhook || resource.read === true
    ? []
    : items(resource.inputs, "webhooks")
        .filter((hook) => isNeeded(hook) && isForAll(hook) && items(hook, "rules").some(isForPods))
        .map(
          (hook) => `${labelOf(resource)}: no pod in any namespace can start while ${serverOf(hook)} does not answer`,
        );
}

/** https://kubernetes.io/docs/reference/access-authn-authz/extensible-admission-controllers/#failure-policy: `Fail` is the default. */
function isNeeded(hook: unknown): boolean {
  return (text(hook, "failurePolicy") ?? "Fail") === "Fail";
}

function isForAll(hook: unknown): boolean {
  const selects = (key: string) =>
    Object.keys(fields(hook, key, "matchLabels")).length > 0 || items(hook, key, "matchExpressions").length > 0;
  return !selects("namespaceSelector") && !selects("objectSelector") && items(hook, "matchConditions").length === 0;
}

function isForPods(rule: unknown): boolean {
  const has = (key: string, ...names: readonly string[]) => {
    const given = at(rule, key);
    return Array.isArray(given) && given.some((each) => names.includes(each));
  };
  return has("apiGroups", "", "*") && has("resources", "pods", "*", "*/*") && has("operations", "CREATE", "*");
}

function serverOf(hook: unknown): string {
  const service = at(hook, "clientConfig", "service");
  return (
    text(hook, "clientConfig", "url") ??
    `Service ${text(service, "namespace") ?? "default"}/${text(service, "name") ?? "(known later)"}`
  );
}
