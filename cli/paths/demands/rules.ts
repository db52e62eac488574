import type { Connection, PodEnd, Port } from "../contract";
import { passes } from "../evaluate";
import type { Direction, Peer, Policy, Rule } from "../policies";
import { knownPods, type Scene } from "../scene";
import type { Demand } from "./demand";

/**
 * Lists the connections that rules name, with pods at both ends. Such a rule asks for the connection, so the other end must allow it, too.
 */
export function ruleDemands(scene: Scene): Demand[] {
  const pods = knownPods(scene);
  const directions: readonly Direction[] = ["ingress", "egress"];
  return scene.policies.flatMap((policy) =>
    directions.flatMap((direction) =>
      (policy[direction]?.allowed ?? []).flatMap((rule) => ofRule(scene, pods, policy, rule, direction)),
    ),
  );
}

function ofRule(
  scene: Scene,
  pods: readonly PodEnd[],
  policy: Policy,
  { peers, ports }: Rule,
  direction: Direction,
): Demand[] {
  const named = peers === "any" ? [] : peers.filter(namesPods);
  const others = pods.filter((one) => named.some((peer) => peer.matches(one)));
  const own = others.length === 0 ? [] : pods.filter((one) => policy.selects(one));
  const pairs = own.flatMap((one) => others.map((other) => (direction === "egress" ? [one, other] : [other, one])));
  return pairs.flatMap(([from, to]) =>
    from === undefined || to === undefined
      ? []
      : [{ object: policy.object, at: `${direction} rule`, connections: meant(scene, from, to, ports) }],
  );
}

function namesPods(peer: Peer): peer is Extract<Peer, { kind: "pods" }> {
  return peer.kind === "pods" && peer.names === "pods";
}

/** Returns the connections that ports of a rule mean. If it means every port, one of those that the pods declare is enough. */
function meant({ fabric, policies }: Scene, from: PodEnd, to: PodEnd, ports: Rule["ports"]): Connection[] {
  if (ports === "any") {
    const declared = to.ports.map(({ number, protocol }) => ({ from, to, port: { number, protocol } }));
    const passing = declared.find((connection) => passes(policies, connection, fabric) === true);
    return [passing ?? declared[0]].filter((connection) => connection !== undefined);
  }
  return ports.flatMap((range): Connection[] => {
    const named = to.ports.find(({ name }) => name !== undefined && name === range.name)?.number;
    const number = range.first ?? named;
    const protocol: Port["protocol"] = range.protocol === "ANY" ? "TCP" : range.protocol;
    return number === undefined ? [] : [{ from, to, port: { number, protocol } }];
  });
}
