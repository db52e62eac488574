import { type Answer, allOf, anyOf } from "./answer";
import type { Connection, Fabric, PodEnd } from "./contract";
import { means } from "./peers";
import type { Direction, Peer, Policy, PortRange, Rule } from "./policies";

/** The answer of one side's policies about a connection. */
export interface Decision {
  readonly allowed: Answer;
  /** The policies that isolate the pods in this direction; without any, everything is allowed. */
  readonly isolating: readonly Policy[];
  /** The policy that denies the connection, whatever others allow. */
  readonly denying?: Policy;
}

/** Which peers count. @default all */
type Counts = (peer: Peer | "any") => boolean;

/**
 * Decides whether a connection may leave or enter its pods: yes if no policy isolates them in this direction, or if a rule of a policy
 * that selects them allows it. The order of policies does not matter.
 *
 * https://kubernetes.io/docs/concepts/services-networking/network-policies/#the-two-sorts-of-pod-isolation
 */
export function decide(
  policies: readonly Policy[],
  direction: Direction,
  connection: Connection,
  fabric: Fabric,
  counts: Counts = () => true,
): Decision {
  const pods = direction === "ingress" ? connection.to : connection.from;
  if (pods.kind !== "pods") {
    return { allowed: true, isolating: [] };
  }
  const selecting = selectingOf(policies, pods).filter((policy) => policy[direction] !== undefined);
  const isolating = selecting.filter((policy) => policy[direction]?.isolates === true);
  const variants = byRange(direction, connection, fabric);
  const fits = (rule: Rule, one: Variant) => fitsRule(rule, direction, one.connection, one.fabric, counts);
  const denying = selecting.find((policy) =>
    (policy[direction]?.denied ?? []).some((rule) => variants.some((one) => fits(rule, one) === true)),
  );
  if (denying !== undefined) {
    return { allowed: false, isolating, denying };
  }
  const rules = selecting.flatMap((policy) => policy[direction]?.allowed ?? []);
  const allowed = allOf(variants.map((one) => anyOf(rules.map((rule) => fits(rule, one)))));
  return { allowed: isolating.length === 0 ? true : allowed, isolating };
}

const selections = new WeakMap<readonly Policy[], WeakMap<PodEnd, readonly Policy[]>>();

/** Returns the policies that select pods; remembers them, because large clusters ask thousands of times. */
function selectingOf(policies: readonly Policy[], pods: PodEnd): readonly Policy[] {
  const known = selections.get(policies) ?? new WeakMap<PodEnd, readonly Policy[]>();
  const selecting = known.get(pods) ?? policies.filter((policy) => policy.selects(pods));
  selections.set(policies, known.set(pods, selecting));
  return selecting;
}

interface Variant {
  readonly connection: Connection;
  readonly fabric: Fabric;
}

/** Splits a connection by the ranges in which the other end may be. Rules must allow each of them. Different rules may do so. */
function byRange(direction: Direction, connection: Connection, fabric: Fabric): Variant[] {
  const side = direction === "ingress" ? "from" : "to";
  const other = connection[side];
  if (other.kind === "pods") {
    const { pods = [] } = fabric;
    return pods.length < 2
      ? [{ connection, fabric }]
      : pods.map((range) => ({ connection, fabric: { ...fabric, pods: [range] } }));
  }
  const { ranges = [] } = other;
  return ranges.length < 2
    ? [{ connection, fabric }]
    : ranges.map((range) => ({ connection: { ...connection, [side]: { ...other, ranges: [range] } }, fabric }));
}

/** Decides whether a connection passes: both sides must allow it. */
export function passes(policies: readonly Policy[], connection: Connection, fabric: Fabric): Answer {
  return allOf([
    decide(policies, "egress", connection, fabric).allowed,
    decide(policies, "ingress", connection, fabric).allowed,
  ]);
}

function fitsRule(
  { peers, ports }: Rule,
  direction: Direction,
  connection: Connection,
  fabric: Fabric,
  counts: Counts,
): Answer {
  const other = direction === "ingress" ? connection.from : connection.to;
  if (peers === "any") {
    const isAddress = fabric.cni === "vpc-cni" && direction === "egress";
    return counts("any") && fitsPorts(ports, connection, isAddress);
  }
  return anyOf(
    peers.filter(counts).map((peer) => {
      const isAddress = fabric.cni === "vpc-cni" && direction === "egress" && peer.kind === "block";
      const answers = [means(peer, other, direction, connection, fabric), fitsPorts(ports, connection, isAddress)];
      return allOf(answers);
    }),
  );
}

/**
 * Reports whether a rule names the port. Rules of the VPC CNI that mean the Service's address, rather than pods, mean the Service's port.
 */
function fitsPorts(ports: Rule["ports"], connection: Connection, isAddress: boolean): Answer {
  const { port, through } = connection;
  const number = isAddress && through !== undefined ? through.port : port.number;
  return ports === "any" || anyOf(ports.map((range) => fitsPort(range, number, connection)));
}

function fitsPort(range: PortRange, port: number | undefined, { port: { protocol }, to }: Connection): Answer {
  if (range.protocol !== protocol && range.protocol !== "ANY") {
    return false;
  }
  if (range.name !== undefined) {
    /* A name means the port that the called pods declare by it. */
    const declared = to.kind === "pods" ? to.ports.filter((one) => one.name === range.name) : [];
    return declared.some((one) => one.number === port && one.protocol === protocol);
  }
  if (range.first === undefined) {
    return true;
  }
  return port === undefined ? undefined : port >= range.first && port <= (range.last ?? range.first);
}
