import type { RegisteredResource } from "../../../components/testing";
import { type Fields, fields, items, number, text, texts } from "../../values";
import { kindOf, namespaceOf } from "../label";
import { isNamedPolicy, namedPolicyOf } from "./cilium-policies";
import { selects } from "./selector";

/** Whom a rule lets through, at which ports; none of them is all of them. */
export interface Rule {
  readonly peers: readonly Fields[];
  readonly ports: readonly Fields[];
}

/** A policy; a direction that it does not isolate has no rules. */
export interface Policy {
  readonly namespace: string;
  readonly podSelector: unknown;
  readonly ingress: readonly Rule[] | undefined;
  readonly egress: readonly Rule[] | undefined;
}

/** A port that a pod listens on. */
export interface Port {
  readonly number: number | undefined;
  readonly name: string | undefined;
  readonly protocol: string;
}

/** Whether a resource is a NetworkPolicy, of Kubernetes itself or beside it one of Cilium's that speaks of entities and hosts. */
export function isPolicy(resource: RegisteredResource): boolean {
  const isOwn = resource.type.startsWith("kubernetes:networking.k8s.io/") && kindOf(resource) === "NetworkPolicy";
  return isOwn || isNamedPolicy(resource);
}

/** Reads a policy. */
export function policyOf(resource: RegisteredResource): Policy {
  if (isNamedPolicy(resource)) {
    return namedPolicyOf(resource);
  }
  const { podSelector, policyTypes, ingress, egress } = fields(resource.inputs.spec);
  const types =
    policyTypes === undefined ? ["Ingress", ...(egress === undefined ? [] : ["Egress"])] : texts(policyTypes);
  const rules = (list: unknown, peers: "from" | "to"): Rule[] =>
    items(list).map((rule) => ({ peers: items(rule[peers]), ports: items(rule.ports) }));
  return {
    namespace: namespaceOf(resource),
    podSelector,
    ingress: types.includes("Ingress") ? rules(ingress, "from") : undefined,
    egress: types.includes("Egress") ? rules(egress, "to") : undefined,
  };
}

/** Whether a rule lets something through to a port. */
export function covers({ ports }: Rule, port: Port): boolean {
  return ports.length === 0 || ports.some((allowed) => isWithin(port, allowed));
}

function isWithin(port: Port, { port: first, endPort, protocol = "TCP" }: Fields): boolean {
  if (protocol !== port.protocol) {
    return false;
  }
  const start = number(first);
  if (start === undefined) {
    return first === undefined || text(first) === port.name;
  }
  return port.number !== undefined && port.number >= start && port.number <= (number(endPort) ?? start);
}

/** Pods, as a policy sees them. */
export interface Peer {
  readonly namespace: string;
  readonly namespaceLabels: Fields;
  readonly labels: Fields;
}

/** Whether a rule of a policy in a namespace is about these pods. */
export function concerns({ peers }: Rule, policyNamespace: string, pods: Peer): boolean {
  const isMeant = (peer: Fields) => {
    const isInNamespace =
      peer.namespaceSelector === undefined
        ? pods.namespace === policyNamespace
        : selects(peer.namespaceSelector, pods.namespaceLabels);
    const isPods = peer.ipBlock === undefined && peer.entity === undefined;
    return isPods && isInNamespace && selects(peer.podSelector, pods.labels);
  };
  return peers.length === 0 || peers.some(isMeant);
}
