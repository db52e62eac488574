import type { RegisteredResource } from "../../../../components/testing";
import { at, fields, items, text, texts } from "../../../values";
import { kindOf, labelOf } from "../../label";
import type { Compared, HeadClass, HeadLine } from "./contract";

interface Interception {
  readonly class: HeadClass;
  readonly text: string;
}

/**
 * Lists new interceptors: webhooks that see and change objects, servers that serve a part of the API, and Services that receive traffic for
 * somebody else's addresses.
 */
export function interceptionLines({ before, after }: Compared): HeadLine[] {
  const known = new Set(before.flatMap(interceptionsOf).map((each) => each.text));
  return after.flatMap(interceptionsOf).filter((each) => !known.has(each.text));
}

function interceptionsOf(resource: RegisteredResource): Interception[] {
  if (!resource.type.startsWith("kubernetes:") || resource.read === true) {
    return [];
  }
  switch (kindOf(resource)) {
    case "MutatingWebhookConfiguration":
      return items(resource.inputs, "webhooks").map((hook) => webhook(resource, hook, "see and change"));
    case "ValidatingWebhookConfiguration":
      return items(resource.inputs, "webhooks").map((hook) => webhook(resource, hook, "see and refuse"));
    case "APIService":
      return apiServer(resource);
    case "Service":
      return externalAddresses(resource);
    default:
      return [];
  }
}

/** https://kubernetes.io/docs/reference/access-authn-authz/extensible-admission-controllers/#contacting-the-webhook */
function webhook(resource: RegisteredResource, hook: unknown, may: string): Interception {
  const url = text(hook, "clientConfig", "url");
  const kinds = [...new Set(items(at(hook, "rules")).flatMap((rule) => texts(rule.resources)))].join(", ");
  const who = url ?? serviceOf(at(hook, "clientConfig", "service"));
  /* Outside of the cluster, somebody else reads every object, Secrets among them. */
  return { class: url === undefined ? "permission" : "open", text: `${who}: ${may} ${kinds} by ${labelOf(resource)}` };
}

/** https://kubernetes.io/docs/concepts/extend-kubernetes/api-extension/apiserver-aggregation/ */
function apiServer(resource: RegisteredResource): Interception[] {
  const { service, group, version } = fields(resource.inputs.spec);
  return service === undefined
    ? []
    : [
        {
          class: "permission",
          text: `${serviceOf(service)}: serve the API ${String(group)}/${String(version)} by ${labelOf(resource)}`,
        },
      ];
}

function serviceOf(service: unknown): string {
  return `Service ${text(service, "namespace") ?? "default"}/${text(service, "name") ?? "(known later)"}`;
}

/** Whoever sends to such an address from a node or pod reaches the Service instead: CVE-2020-8554, https://github.com/kubernetes/kubernetes/issues/97076 */
function externalAddresses(resource: RegisteredResource): Interception[] {
  const addresses = texts(resource.inputs, "spec", "externalIPs");
  return addresses.length === 0
    ? []
    : [
        {
          class: "open",
          text: `${labelOf(resource)}: receives traffic that the cluster sends to ${addresses.join(", ")}`,
        },
      ];
}
