import type { RegisteredResource } from "../../../../../components/testing";
import { at, fields, items, text, texts } from "../../../../values";
import { kindOf, labelOf } from "../../../label";
import type { Compared, HeadClass, HeadLine } from "../contract";

interface Interception {
  readonly class: HeadClass;
  readonly text: string;
  /** What is intercepted, if a Service does it: another one there gets what the former one got. */
  readonly what?: string;
}

/**
 * Lists new interceptors: webhooks that see and change objects, servers that serve a part of the API, and Services that receive traffic for
 * the addresses of somebody else or of the nodes.
 */
export function interceptionLines({ before, after }: Compared): HeadLine[] {
  const old = before.flatMap(interceptionsOf);
  const known = new Set(old.map((each) => each.text));
  const taken = new Set(old.flatMap(({ what }) => what ?? []));
  return after
    .flatMap(interceptionsOf)
    .filter((each) => !known.has(each.text))
    .map(({ class: cls, text: words, what }) => {
      const isTaken = what !== undefined && taken.has(what) && cls === "permission";
      return isTaken
        ? { class: "unprotected", text: `${words}; before, another Service did this` }
        : { class: cls, text: words };
    });
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
      return [...externalAddresses(resource), ...nodePorts(resource)];
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
  return {
    class: url === undefined ? "permission" : "open",
    text: `${who}: ${may} ${kinds} through ${labelOf(resource)}`,
    what: `${labelOf(resource)} ${text(hook, "name") ?? ""} ${kinds}`,
  };
}

/** https://kubernetes.io/docs/concepts/extend-kubernetes/api-extension/apiserver-aggregation/ */
function apiServer(resource: RegisteredResource): Interception[] {
  const { service, group, version } = fields(resource.inputs.spec);
  return service === undefined
    ? []
    : [
        {
          class: "permission",
          text: `${serviceOf(service)}: serve the API ${String(group)}/${String(version)} through ${labelOf(resource)}`,
          what: `${String(group)}/${String(version)}`,
        },
      ];
}

function serviceOf(service: unknown): string {
  return `Service ${text(service, "namespace") ?? "default"}/${text(service, "name") ?? "(known later)"}`;
}

/** Traffic from a node or pod to such an address reaches the Service instead: CVE-2020-8554, https://github.com/kubernetes/kubernetes/issues/97076 */
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

/** Everybody who reaches a node reaches the Service. https://kubernetes.io/docs/concepts/services-networking/service/#type-nodeport */
function nodePorts(resource: RegisteredResource): Interception[] {
  const ports = items(resource.inputs, "spec", "ports").flatMap((each) => {
    const [port, nodePort] = [text(each, "port"), text(each, "nodePort")];
    return port === undefined ? [] : [nodePort === undefined ? port : `${port} (${nodePort})`];
  });
  return text(resource.inputs, "spec", "type") === "NodePort"
    ? [
        {
          class: "open",
          text: `${labelOf(resource)}: receives traffic for ${ports.join(", ")} on every node, from anyone who can reach a node`,
        },
      ]
    : [];
}
