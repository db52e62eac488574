import type { RegisteredResource } from "../../../components/testing";
import { groupBy } from "../../group-by";
import type { Connection, Place } from "../../pages/contract";
import { subnetNames } from "../descriptions";
import { type Reach, reaches } from "../network";

/** Who may reach whom, as the policies say it. */
export interface Reachability {
  readonly places: readonly Place[];
  readonly connections: readonly Connection[];
}

/**
 * Names of addresses that answer pods on every node.
 * https://docs.aws.amazon.com/eks/latest/userguide/pod-id-how-it-works.html
 * https://cloud.google.com/kubernetes-engine/docs/concepts/workload-identity
 */
const linkLocalNames: ReadonlyMap<string, string> = new Map([
  ["169.254.170.23/32", "EKS Pod Identity agent"],
  ["169.254.169.254/32", "metadata server"],
  ["169.254.169.252/32", "metadata server of GKE"],
]);

/** Lists the connections that policies allow, each pair of places once. */
export function reachability(resources: readonly RegisteredResource[]): Reachability {
  const all = reaches(resources, new Map([...subnetNames(resources), ...linkLocalNames]));
  const names = [...new Set(all.flatMap(({ from, to }) => [from, to]))].sort();
  const ids = new Map(names.map((name, id) => [name, id]));
  const connections = [...groupBy(all, ({ from, to }) => `${from}\n${to}`).values()].flatMap((alike): Connection[] => {
    const [{ from, to } = { from: "", to: "" }] = alike;
    const [fromId, toId] = [ids.get(from), ids.get(to)];
    /* Nobody outside the cluster has a policy that could name it. */
    const isWhole = [from, to].some((name) => placeOf(name).namespace === "");
    return fromId === undefined || toId === undefined || fromId === toId
      ? []
      : [{ from: fromId, to: toId, ports: portsOf(alike), sides: isWhole ? "both" : sidesOf(alike) }];
  });
  return { places: names.map(placeOf), connections };
}

/** Returns the ports that both ends name, or those of the only end that says something. */
function portsOf(alike: readonly Reach[]): string[] {
  const ports = alike.map(({ port }) => port);
  return ports.includes("") ? [] : [...new Set(ports)].sort();
}

function sidesOf(alike: readonly Reach[]): Connection["sides"] {
  const directions = new Set(alike.map(({ direction }) => direction));
  return directions.size === 2 ? "both" : directions.has("in") ? "receiver" : "sender";
}

/** Pods are `namespace/name`; everything else is outside. Ranges of addresses have slashes as well, and begin with a digit or hold a colon. */
function placeOf(text: string): Place {
  const slash = text.indexOf("/");
  const namespace = text.slice(0, Math.max(0, slash));
  return slash === -1 || !/^(?:\*|[a-z][a-z0-9-]*|\S+=\S+)$/.test(namespace)
    ? { namespace: "", name: text }
    : { namespace, name: text.slice(slash + 1) };
}
