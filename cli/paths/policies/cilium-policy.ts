import { selects } from "../../label-selector";
import { type Fields, fields, items, text, texts } from "../../values";
import { namespaceOf, type PlainObject } from "../../wiring";
import type { PodEnd } from "../contract";
import { ciliumLabels, isAboutNamespace, withoutSources } from "./cilium-labels";
import type { Direction, Peer, Policy, PortRange, Rule, Side } from "./policy";

/**
 * Reads a CiliumNetworkPolicy, or a CiliumClusterwideNetworkPolicy with `namespace` undefined. Policies of hosts
 * (`nodeSelector`) say nothing about pods.
 *
 * https://docs.cilium.io/en/stable/security/policy/language/
 */
export function ciliumPoliciesOf(object: PlainObject): Policy[] {
  const isClusterwide = text(object, "kind") === "CiliumClusterwideNetworkPolicy";
  const namespace = isClusterwide ? undefined : namespaceOf(object);
  const specs = [fields(object, "spec"), ...items(object, "specs")].filter(
    ({ endpointSelector }) => endpointSelector !== undefined,
  );
  return specs.map((spec) => ({
    object,
    selects: (pods) =>
      (namespace === undefined || pods.namespace === namespace) &&
      selects(withoutSources(spec.endpointSelector), ciliumLabels(pods)),
    ...sideOf(spec, "ingress", namespace),
    ...sideOf(spec, "egress", namespace),
  }));
}

function sideOf(spec: Fields, direction: Direction, namespace: string | undefined): { [K in Direction]?: Side } {
  const { [direction]: allowed, [`${direction}Deny`]: denied } = spec;
  if (items(allowed).length + items(denied).length === 0) {
    return {};
  }
  const read = (rules: unknown) => items(rules).flatMap((rule) => ruleOf(rule, direction, namespace) ?? []);
  const isolates = fields(spec, "enableDefaultDeny")[direction] !== false;
  return { [direction]: { isolates, allowed: read(allowed), denied: read(denied) } };
}

/** Reads a rule. Without peers, it matches every peer on its ports. Without peers and ports, it matches nothing and only isolates. */
function ruleOf(rule: Fields, direction: Direction, namespace: string | undefined): Rule | undefined {
  const peers = peersOf(rule, direction === "ingress" ? "from" : "to", namespace);
  const ports = items(rule, "toPorts").flatMap((one) => items(one, "ports"));
  if (peers === undefined && ports.length === 0) {
    return undefined;
  }
  return { peers: peers ?? "any", ports: ports.length === 0 ? "any" : ports.map(portOf) };
}

function peersOf(rule: Fields, way: "from" | "to", namespace: string | undefined): Peer[] | undefined {
  const kinds = ["Endpoints", "Entities", "CIDR", "CIDRSet", "FQDNs", "Services", "Groups", "Nodes"];
  const given = kinds.map((kind) => [kind, rule[`${way}${kind}`]] as const).filter(([, list]) => list !== undefined);
  return given.length === 0 ? undefined : given.flatMap(([kind, list]) => peersIn(kind, list, namespace));
}

function peersIn(kind: string, list: unknown, namespace: string | undefined): Peer[] {
  switch (kind) {
    case "Endpoints":
      return items(list).map((selector) => endpointsOf(selector, namespace));
    case "Entities":
      return [{ kind: "entities", entities: new Set(texts(list)) }];
    case "CIDR":
      return texts(list).map((cidr) => ({ kind: "block", block: { cidr, except: [] } }));
    case "CIDRSet":
      return items(list).map((set) => ({
        kind: "block",
        block: { cidr: text(set, "cidr"), except: texts(set, "except") },
      }));
    case "FQDNs":
      return items(list).map(() => ({ kind: "hosts" }));
    default:
      return [{ kind: "unknown" }];
  }
}

/** Reads pods of the policy's own namespace, unless the selector names another one. */
function endpointsOf(raw: Fields, namespace: string | undefined): Peer {
  const selector = withoutSources(raw);
  const keys = [
    ...Object.keys(fields(selector, "matchLabels")),
    ...items(selector, "matchExpressions").map(({ key }) => text(key) ?? ""),
  ];
  const isOwn = namespace !== undefined && !keys.some(isAboutNamespace);
  const inOwn = (pods: PodEnd) => !isOwn || pods.namespace === namespace;
  return {
    kind: "pods",
    names: keys.every(isAboutNamespace) ? (isOwn || keys.length > 0 ? "namespace" : "nothing") : "pods",
    fits: (labels) => selects(selector, labels),
    isAbout: (pods) => inOwn(pods) && selects(aboutNamespace(selector), ciliumLabels(pods)),
    matches: (pods) => inOwn(pods) && selects(selector, ciliumLabels(pods)),
  };
}

/** Keeps only a selector's part about namespaces. */
function aboutNamespace(selector: Fields): Fields {
  const labels = Object.entries(fields(selector, "matchLabels")).filter(([key]) => isAboutNamespace(key));
  const expressions = items(selector, "matchExpressions").filter(({ key }) => isAboutNamespace(text(key) ?? ""));
  return { matchLabels: Object.fromEntries(labels), matchExpressions: expressions };
}

function portOf({ endPort, port, protocol }: Fields): PortRange {
  const kind = text(protocol) ?? "ANY";
  const first = Number(text(port) ?? Number.NaN);
  if (Number.isNaN(first)) {
    return { name: text(port), protocol: kind };
  }
  /* 0 means every port. */
  return first === 0 ? { protocol: kind } : { first, last: Number(text(endPort) ?? first), protocol: kind };
}
