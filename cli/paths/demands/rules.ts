import type { Connection, PodEnd, Port } from "../contract";
import { decide, passes } from "../evaluate";
import type { Direction, Peer, Policy, Rule } from "../policies";
import { knownPods, type Scene } from "../scene";
import type { Demand } from "./demand";
import { chartPods } from "./ingresses";

/** A demand of a rule, and who is at the other end. */
interface RuleDemand {
  readonly demand: Demand;
  readonly other: PodEnd;
  /** Whether the rule names the pods by their labels alone, in every namespace. */
  readonly isStanding: boolean;
}

/**
 * Lists the connections that rules name, with pods at both ends. Such a rule asks for the connection, so the other end must allow it, too. Of
 * rules that let pods out to the same labels in every namespace, as those of ingress controllers do, one is enough: each workload admits its own.
 */
export function ruleDemands(scene: Scene): Demand[] {
  const pods = knownPods(scene);
  const directions: readonly Direction[] = ["ingress", "egress"];
  const all = scene.policies.flatMap((policy) =>
    directions.flatMap((direction) =>
      (policy[direction]?.allowed ?? []).flatMap((rule) => ofRule(scene, pods, policy, rule, direction)),
    ),
  );
  const isMet = ({ demand }: RuleDemand) =>
    demand.connections.length > 0 &&
    demand.connections.every((connection) => passes(scene.policies, connection, scene.fabric) === true);
  const reached = new Set(
    all.filter((one) => one.isStanding && (isMet(one) || mayMeanUnseen(scene, one))).map(({ other }) => other),
  );
  return all.filter((one) => !one.isStanding || !reached.has(one.other) || isMet(one)).map(({ demand }) => demand);
}

/** Reports whether the pods at the other end may let in the controller of a chart that was not rendered. */
function mayMeanUnseen(scene: Scene, { demand, other }: RuleDemand): boolean {
  const controllers = scene.cluster.unseen
    .flatMap(({ ingressClasses = [] }) => ingressClasses)
    .flatMap((name) => chartPods(scene, name));
  return demand.connections.some(({ port }) =>
    controllers.some(
      (from) => decide(scene.policies, "ingress", { from, to: other, port }, scene.fabric).allowed !== false,
    ),
  );
}

function ofRule(
  scene: Scene,
  pods: readonly PodEnd[],
  policy: Policy,
  { peers, ports }: Rule,
  direction: Direction,
): RuleDemand[] {
  const named = peers === "any" ? [] : peers.filter(namesPods);
  const others = pods.filter((one) => named.some((peer) => peer.matches(one)));
  const own = others.length === 0 ? [] : pods.filter((one) => policy.selects(one));
  return own.flatMap((one) =>
    others.map((other) => {
      const [from, to] = direction === "egress" ? [one, other] : [other, one];
      const { object } = policy;
      const isStanding =
        direction === "egress" && named.every((peer) => peer.everywhere === true || !peer.matches(other));
      return {
        demand: { object, at: `${direction} rule`, connections: meant(scene, from, to, ports) },
        other,
        isStanding,
      };
    }),
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
