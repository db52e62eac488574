import { nameList } from "../../clouds";
import { groupBy } from "../../group-by";
import { at, type Fields, fields, text, texts } from "../../values";
import type { Policy, Rule } from "./policy";
import { selected } from "./selector";

/** Names of address ranges, for instance of a VPC's subnets. */
export type RangeNames = ReadonlyMap<string, string>;

const nameless: RangeNames = new Map();

interface Flow {
  readonly from: string;
  readonly to: string;
  readonly ports: readonly string[];
}

/** Describes what policies allow: `checkoutservice → paymentservice:50051, shippingservice:50051`. */
export function flowLines(policies: readonly Policy[], rangeNames: RangeNames = nameless): string[] {
  const flows = policies.flatMap((policy) => flowsOf(policy, rangeNames));
  const byPair = [...groupBy(flows, ({ from, to }) => `${from}\n${to}`).values()];
  const targets = byPair.map((pair) => ({
    from: pair[0]?.from ?? "",
    to: `${pair[0]?.to ?? ""}${portList(pair)}`,
  }));
  const bySource = [...groupBy(targets, ({ from }) => from)].map(([from, to]) => ({
    from,
    to: to.map((target) => target.to).join(", "),
  }));
  const lines = [...groupBy(bySource, ({ to }) => to)].map(
    ([to, sources]) => `${sources.map(({ from }) => from).join(", ")} → ${to}`,
  );
  return [...new Set([...policies.flatMap(denials), ...lines])];
}

function flowsOf(policy: Policy, rangeNames: RangeNames): Flow[] {
  const own = podsOf(policy);
  return [
    ...(policy.ingress ?? []).flatMap((rule) =>
      peersOf(rule, rangeNames).map((from) => ({ from, to: own, ports: portsOf(rule) })),
    ),
    ...(policy.egress ?? []).flatMap((rule) =>
      peersOf(rule, rangeNames).map((to) => ({ from: own, to, ports: portsOf(rule) })),
    ),
  ];
}

function denials(policy: Policy): string[] {
  const denied = [...(policy.ingress?.length === 0 ? ["in"] : []), ...(policy.egress?.length === 0 ? ["out"] : [])];
  return denied.length === 0 ? [] : [`${podsOf(policy)}: nothing ${denied.join(" or ")} without a rule`];
}

/** Names the pods of a policy. */
export function podsOf({ podSelector }: Policy): string {
  return selected(podSelector) || "every pod";
}

/** Names the peers of a rule; subnets by their name. */
export function peersOf({ peers }: Rule, rangeNames: RangeNames): string[] {
  const nameOf = (peer: Fields) => rangeNames.get(wholeBlock(peer) ?? "");
  const names = peers.flatMap((peer) => nameOf(peer) ?? []);
  const others = peers.filter((peer) => nameOf(peer) === undefined);
  const all = [...(names.length === 0 ? [] : [nameList(names)]), ...others.map(peerName)];
  return peers.length === 0 ? ["anywhere"] : [...new Set(all)];
}

function wholeBlock(peer: Fields): string | undefined {
  const { cidr, except } = fields(peer.ipBlock);
  return texts(except).length === 0 ? text(cidr) : undefined;
}

function peerName(peer: Fields): string {
  if (peer.ipBlock !== undefined) {
    return blockName(fields(peer.ipBlock));
  }
  const entity = text(peer.entity);
  if (entity !== undefined) {
    return entity;
  }
  const pods = selected(peer.podSelector);
  if (peer.namespaceSelector === undefined) {
    return pods || "every pod";
  }
  const { matchLabels } = fields(peer.namespaceSelector);
  const name = text(at(matchLabels, "kubernetes.io/metadata.name")) ?? selected(peer.namespaceSelector);
  return `${name || "*"}/${pods || "*"}`;
}

function blockName({ cidr, except }: Fields): string {
  const block = text(cidr) ?? "unknown addresses";
  const isAll = block === "0.0.0.0/0" || block === "::/0";
  if (texts(except).length === 0) {
    return isAll ? "anywhere" : block;
  }
  return isAll ? "internet" : `${block} except ${texts(except).join(" ")}`;
}

/** Lists ports with their protocol; an empty list means all ports. */
export function portsOf({ ports }: Rule): string[] {
  return ports.map(({ port, endPort, protocol }) => {
    const end = text(endPort);
    return `${text(port) ?? "*"}${end === undefined ? "" : `-${end}`}/${text(protocol) ?? "TCP"}`;
  });
}

/** Formats the ports of flows; a protocol is named only if it is not TCP. */
export function portList(flows: readonly Pick<Flow, "ports">[]): string {
  const all = new Set(flows.flatMap(({ ports }) => ports));
  if (flows.some(({ ports }) => ports.length === 0)) {
    return "";
  }
  const shown = [...all].flatMap((port) => {
    const [name = "", protocol = ""] = port.split("/");
    return protocol === "TCP" ? [name] : all.has(`${name}/TCP`) ? [] : [`${name}/${protocol.toLowerCase()}`];
  });
  return `:${shown.join(",")}`;
}
