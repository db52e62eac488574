import { type Fields, fields, isKnown, items, text, texts } from "../../values";
import type { Verdict } from "../contract";
import type { Inventory } from "../inventory";
import { namespaceOf, type PlainObject } from "../objects";
import { type ContainerPort, portsOf, runningContainers } from "../pods";
import { broken, missing, ok, type Place } from "../verdicts";

/** A port in a rule of a NetworkPolicy, and the pods that the rule is about. */
interface RulePort {
  readonly direction: "ingress" | "egress";
  readonly port: unknown;
  readonly protocol: string;
  /** Whether none of the peers is a pod. */
  readonly isOutside: boolean;
}

/** https://docs.cilium.io/en/stable/security/policy/layer4/ */
const protocolsOfCilium = ["TCP", "UDP", "SCTP", "ICMP", "ICMPv6", "VRRP", "IGMP", "ANY"];

/** The peers in Cilium's rules that are pods, or may be. */
const podPeers = new Set(["toEndpoints", "toServices"]);

/** https://docs.cilium.io/en/stable/security/policy/layer3/#entities-based */
const outsideEntities = new Set(["world", "world-ipv4", "world-ipv6", "host", "remote-node", "kube-apiserver"]);

/**
 * Judges the ports of policies that are names: only pods give names to ports, so one of them must declare it.
 * https://kubernetes.io/docs/reference/kubernetes-api/policy-resources/network-policy-v1/
 */
export function judgePolicyPorts(cluster: Inventory): Verdict[] {
  return [
    ...cluster
      .all("NetworkPolicy.networking.k8s.io")
      .flatMap((policy) => judged(cluster, policy, portsOfKubernetes(policy))),
    ...cluster.all("CiliumNetworkPolicy.cilium.io").flatMap((policy) => {
      const ports = portsOfCilium(policy);
      return [...ports.flatMap((port) => judgeProtocol(policy, port)), ...judged(cluster, policy, ports)];
    }),
  ];
}

function portsOfKubernetes(policy: PlainObject): RulePort[] {
  return (["ingress", "egress"] as const).flatMap((direction) =>
    items(policy, "spec", direction).flatMap((rule) => {
      const peers = items(rule, direction === "ingress" ? "from" : "to");
      const isOutside =
        direction === "egress" && peers.length > 0 && peers.every(({ ipBlock }) => ipBlock !== undefined);
      return items(rule, "ports").map((port) => ({ direction, isOutside, ...portIn(port, "TCP") }));
    }),
  );
}

function portsOfCilium(policy: PlainObject): RulePort[] {
  return (["ingress", "egress"] as const).flatMap((direction) =>
    [direction, `${direction}Deny`].flatMap((key) =>
      items(policy, "spec", key).flatMap((rule) => {
        const isOutside = direction === "egress" && isOutsideOf(rule);
        return items(rule, "toPorts").flatMap((one) =>
          items(one, "ports").map((port) => ({ direction, isOutside, ...portIn(port, "ANY") })),
        );
      }),
    ),
  );
}

/** Reports whether a rule is only about peers other than pods. A rule without peers is about all. */
function isOutsideOf(rule: Fields): boolean {
  const peers = Object.keys(rule).filter((key) => /^to[A-Z]/.test(key) && key !== "toPorts");
  const isPod = (key: string) =>
    key === "toEntities" ? texts(rule, key).some((entity) => !outsideEntities.has(entity)) : podPeers.has(key);
  return peers.length > 0 && !peers.some(isPod);
}

function portIn({ port, protocol }: Fields, otherwise: string): Pick<RulePort, "port" | "protocol"> {
  return { port, protocol: text(protocol) ?? otherwise };
}

function judgeProtocol(object: PlainObject, { direction, port, protocol }: RulePort): Verdict[] {
  const place: Place = { object, at: `${direction} port ${String(port)}` };
  const isOne = protocolsOfCilium.some((one) => one.toLowerCase() === protocol.toLowerCase());
  return isOne || !isKnown(protocol)
    ? []
    : [broken(place, `expected one of ${protocolsOfCilium.join(", ")}, got "${protocol}"; fix the protocol`)];
}

function judged(cluster: Inventory, object: PlainObject, ports: readonly RulePort[]): Verdict[] {
  return ports.flatMap(({ direction, isOutside, port, protocol }) => {
    if (typeof port !== "string" || !isKnown(port) || /^\d+$/.test(port)) {
      return [];
    }
    const place: Place = { object, at: `${direction} port ${port}` };
    const namespace = namespaceOf(object);
    const where = direction === "ingress" ? namespace : undefined;
    const isDeclared = declared(cluster, where).some(
      (one) => one.name === port && ["ANY", one.protocol].includes(protocol.toUpperCase()),
    );
    if (isDeclared && !isOutside) {
      return [ok(place)];
    }
    const words = {
      expected: `a number, or the name of a port of pods${where === undefined ? "" : ` in ${where}`}`,
      got: `"${port}"`,
      fix: "fix the port",
    };
    return isOutside
      ? [broken(place, `expected a number, got "${port}"; the rule does not select pods, so it cannot name a port`)]
      : [missing(cluster, place, where, words)];
  });
}

function declared(cluster: Inventory, namespace: string | undefined): ContainerPort[] {
  return cluster.pods
    .filter((source) => namespace === undefined || source.namespace === namespace)
    .flatMap(({ spec }) => portsOf(runningContainers(fields(spec))));
}
