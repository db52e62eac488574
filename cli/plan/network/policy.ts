import { selects } from "../../label-selector";
import { type Fields, number, text } from "../../values";

/** A rule: which peers, on which ports. An empty list means all. */
export interface Rule {
  readonly peers: readonly Fields[];
  readonly ports: readonly Fields[];
}

/** A policy. A direction that it does not isolate is `undefined`. */
export interface Policy {
  readonly namespace: string;
  readonly podSelector: unknown;
  readonly ingress: readonly Rule[] | undefined;
  readonly egress: readonly Rule[] | undefined;
  /** Reports whether it lets the pods query DNS by a rule of its own kind, which `egress` leaves out. @default false */
  readonly asksDns?: boolean;
}

/** A port that a pod listens on. */
export interface Port {
  readonly number: number | undefined;
  readonly name: string | undefined;
  readonly protocol: string;
}

/** Reports whether a rule opens a port. */
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

/** Pods as a policy sees them. */
export interface Peer {
  readonly namespace: string;
  readonly namespaceLabels: Fields;
  readonly labels: Fields;
}

/** Reports whether a rule of a policy in a namespace selects pods as its peers. */
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
