import { groupBy } from "../group-by";
import { selects } from "../label-selector";
import { fields, items, number, text } from "../values";
import { labelOf, type Verdict } from "../wiring";
import type { Connection, PodEnd, Port } from "./contract";
import { decide, passes } from "./evaluate";
import type { Direction, Peer } from "./policies";
import { knownPods, type Scene } from "./scene";
import { portText } from "./verdict";

/** The connections that the policies allow although no object declares them. */
export interface Undeclared {
  /** The number of pairs that were tried. */
  readonly tried: number;
  /** How many pass, except to pods that are offered to the outside. */
  readonly unnamed: number;
  readonly verdicts: readonly Verdict[];
}

/** The most pairs that are tried. If there are more, a sample is tried. */
const mostPairs = 40_000;

/**
 * Tries pairs of pods and ports. A pair that passes must be named by a rule at one of its ends, or its target must be open to everybody:
 * by a Service that faces outwards, or because nothing isolates it.
 */
export function tryUndeclared(scene: Scene): Undeclared {
  const pods = knownPods(scene);
  const calls = pods.flatMap((to) =>
    to.ports.map(({ number: port, protocol }) => ({ to, port: { number: port, protocol } })),
  );
  const total = pods.length * calls.length;
  const chosen = total <= mostPairs ? Array.from({ length: total }, (_, index) => index) : sample(total, mostPairs);
  const found = chosen.flatMap((index) => {
    const from = pods[index % pods.length];
    const call = calls[Math.floor(index / pods.length)];
    return from === undefined || call === undefined || from === call.to ? [] : [{ from, ...call }];
  });
  const passing = found.filter(
    (connection) => isUnnamed(scene, connection) && !isExposed(scene, connection.to, connection.port),
  );
  const byTarget = groupBy(passing, ({ port, to }) => `${to.name} ${portText(port)}`);
  const verdicts = [...byTarget.values()].flatMap((alike) => verdictOf(scene, alike));
  return { tried: found.length, unnamed: passing.length, verdicts };
}

/** Chooses numbers below a total, the same ones each time. */
function sample(total: number, count: number): number[] {
  let state = 2_463_534_242;
  return Array.from({ length: count }, () => {
    /* Xorshift: https://www.jstatsoft.org/article/view/v008i14 */
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % total;
  });
}

/** Reports whether a connection passes although no rule names its other end and a policy isolates the called pods. */
function isUnnamed({ fabric, policies }: Scene, connection: Connection): boolean {
  if (passes(policies, connection, fabric) !== true) {
    return false;
  }
  const isIsolated = (direction: Direction) => decide(policies, direction, connection, fabric).isolating.length > 0;
  const isNamed = (direction: Direction) =>
    isIsolated(direction) && decide(policies, direction, connection, fabric, isName).allowed === true;
  return isIsolated("ingress") && !isNamed("ingress") && !isNamed("egress");
}

function isName(peer: Peer | "any"): boolean {
  return peer !== "any" && peer.kind === "pods" && peer.names !== "nothing";
}

function verdictOf(scene: Scene, alike: readonly Connection[]): Verdict[] {
  const [first] = alike;
  if (first === undefined) {
    return [];
  }
  const { isolating } = decide(scene.policies, "ingress", first, scene.fabric);
  const policies = isolating.map(({ object }) => labelOf(object)).join(", ");
  const more = alike.length > 1 ? ` and ${alike.length - 1} more` : "";
  return [
    {
      state: "broken",
      from: first.to.name,
      place: `port ${portText(first.port)}`,
      message: `expected only callers that a rule names, got ${first.from.name}${more}; a rule in ${policies} names no pods, so name the callers in this rule`,
    },
  ];
}

/** Reports whether a Service offers a port of pods to the outside. */
function isExposed({ cluster }: Scene, pods: PodEnd, { number: port }: Port): boolean {
  return cluster.all("Service", pods.namespace).some((service) => {
    const { ports, selector, type } = fields(service, "spec");
    const isOutward = type === "LoadBalancer" || type === "NodePort";
    const targets = items(ports).map(({ port: own, targetPort = own }) => {
      const declared = pods.ports.find(({ name }) => name !== undefined && name === text(targetPort));
      return declared?.number ?? number(targetPort);
    });
    return isOutward && selects({ matchLabels: selector }, pods.labels) && targets.includes(port);
  });
}

/** Lists the namespaces in which some pods are not isolated: `kube-system (in, out)`. */
export function openNamespaces(scene: Scene): string[] {
  const byNamespace = groupBy(knownPods(scene), ({ namespace }) => namespace);
  return [...byNamespace].flatMap(([namespace, pods]) => {
    const isOpen = (direction: Direction) =>
      pods.some((one) => !scene.policies.some((policy) => policy[direction]?.isolates === true && policy.selects(one)));
    const ways = [...(isOpen("ingress") ? ["in"] : []), ...(isOpen("egress") ? ["out"] : [])];
    return ways.length === 0 ? [] : [`${namespace} (${ways.join(", ")})`];
  });
}
