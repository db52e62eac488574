import { selects, selectsAll } from "../../label-selector";
import { policyTypesOf } from "../../policy-types";
import { type Fields, fields, items, number, text, texts } from "../../values";
import { namespaceOf, type PlainObject } from "../../wiring";
import type { PodEnd } from "../contract";
import type { Peer, Policy, PortRange, Rule, Side } from "./policy";

/**
 * Reads a NetworkPolicy.
 *
 * https://kubernetes.io/docs/reference/kubernetes-api/policy-resources/network-policy-v1/
 */
export function networkPolicyOf(object: PlainObject): Policy {
  const spec = fields(object, "spec");
  const { podSelector, ingress, egress } = spec;
  const namespace = namespaceOf(object);
  const types = policyTypesOf(spec);
  return {
    object,
    selects: (pods) => pods.namespace === namespace && selects(podSelector, pods.labels),
    ...(types.includes("Ingress") && { ingress: sideOf(ingress, "from", namespace) }),
    ...(types.includes("Egress") && { egress: sideOf(egress, "to", namespace) }),
  };
}

function sideOf(rules: unknown, peers: "from" | "to", namespace: string): Side {
  return { isolates: true, denied: [], allowed: items(rules).map((rule) => ruleOf(rule, peers, namespace)) };
}

/** Reads a rule. A list that is empty or missing means everything. */
function ruleOf(rule: Fields, key: "from" | "to", namespace: string): Rule {
  const peers = items(rule, key);
  const ports = items(rule, "ports");
  return {
    peers: peers.length === 0 ? "any" : peers.map((peer) => peerOf(peer, namespace)),
    ports: ports.length === 0 ? "any" : ports.map(portOf),
  };
}

function peerOf({ ipBlock, namespaceSelector, podSelector }: Fields, namespace: string): Peer {
  if (ipBlock !== undefined) {
    return { kind: "block", block: { cidr: text(ipBlock, "cidr"), except: texts(ipBlock, "except") } };
  }
  const isOwn = namespaceSelector === undefined;
  const isSomewhere = isOwn || !selectsAll(namespaceSelector);
  const isAbout = (pods: PodEnd) =>
    isOwn ? pods.namespace === namespace : selects(namespaceSelector, pods.namespaceLabels);
  return {
    kind: "pods",
    names: selectsAll(podSelector) ? (isSomewhere ? "namespace" : "nothing") : "pods",
    everywhere: !isSomewhere,
    fits: (labels) => selects(podSelector, labels),
    isAbout,
    matches: (pods) => isAbout(pods) && selects(podSelector, pods.labels),
  };
}

function portOf({ endPort, port, protocol }: Fields): PortRange {
  const first = number(port);
  const kind = text(protocol) ?? "TCP";
  if (first !== undefined) {
    return { first, last: number(endPort) ?? first, protocol: kind };
  }
  return { protocol: kind, ...(typeof port === "string" && { name: port }) };
}
