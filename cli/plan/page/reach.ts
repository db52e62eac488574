import type { RegisteredResource } from "../../../components/testing";
import { groupBy } from "../../group-by";
import type { Connection, Place } from "../../pages/contract";
import { subnetNames } from "../descriptions";
import { type Reach, reaches, type Selection, selections } from "../network";

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
  const selected = selections(resources);
  const names = [...new Set(all.flatMap(({ from, to }) => [from, to]))].sort();
  const ids = new Map(names.map((name, id) => [name, id]));
  const endsOf = bothEnds(all, selected);
  const connections = [...groupBy(all, ({ from, to }) => `${from}\n${to}`).values()].flatMap((alike): Connection[] => {
    const [{ from, to } = { from: "", to: "" }] = alike;
    const [fromId, toId] = [ids.get(from), ids.get(to)];
    /* Nobody outside the cluster has a policy that could name it. */
    const isWhole = [from, to].some((name) => placeOf(name).namespace === "");
    if (fromId === undefined || toId === undefined || fromId === toId) {
      return [];
    }
    const { ports, sides } = agreement(endsOf(alike, from, to));
    return [{ from: fromId, to: toId, ports, sides: isWhole ? "both" : sides }];
  });
  const onNodes = new Set(linkLocalNames.values());
  const places = names.map((name) => ({
    ...placeOf(name),
    ...(onNodes.has(name) && { onNode: true }),
    ...labelsOf(selected.get(name)),
  }));
  return { places, connections };
}

/** What the two ends of a connection say about it. */
interface Ends {
  readonly sender: readonly Reach[];
  readonly receiver: readonly Reach[];
}

/** Finds what each end says. An end that does not name the other may select it by labels that it has: `exposed=true`. */
function bothEnds(all: readonly Reach[], selected: ReadonlyMap<string, Selection>) {
  const [bySender, byReceiver] = [groupBy(all, ({ from }) => from), groupBy(all, ({ to }) => to)];
  const covers = (wide: string, exact: string) => {
    const [one, other] = [selected.get(wide), selected.get(exact)];
    return one !== undefined && other !== undefined && one.includes(other);
  };
  return (alike: readonly Reach[], from: string, to: string): Ends => {
    const [receiver, sender] = [alike.filter(isIn), alike.filter((each) => !isIn(each))];
    return {
      sender:
        sender.length > 0 ? sender : (bySender.get(from) ?? []).filter((each) => !isIn(each) && covers(each.to, to)),
      receiver:
        receiver.length > 0
          ? receiver
          : (byReceiver.get(to) ?? []).filter((each) => isIn(each) && covers(each.from, from)),
    };
  };
}

function isIn({ direction }: Reach): boolean {
  return direction === "in";
}

/** Returns the ports that both ends open, or those of the only end that says something. */
function agreement({ receiver, sender }: Ends): Pick<Connection, "ports" | "sides"> {
  const [inside, outside] = [portsOf(receiver), portsOf(sender)];
  if (inside === undefined || outside === undefined) {
    const ports = inside ?? outside ?? [];
    return { ports, sides: inside === undefined ? "sender" : "receiver" };
  }
  const shared = inside.filter((port) => outside.includes(port));
  /* One end may name a port that the other one numbers. */
  const ports = inside.length === 0 ? outside : outside.length === 0 ? inside : shared.length > 0 ? shared : inside;
  return { ports, sides: "both" };
}

/** Returns the ports that an end opens, none for every port; `undefined` if it says nothing. */
function portsOf(alike: readonly Reach[]): string[] | undefined {
  const ports = alike.map(({ port }) => port);
  return ports.length === 0 ? undefined : ports.includes("") ? [] : [...new Set(ports)].sort();
}

/** Pods whose place is not the name of a workload: says by which labels policies select them, and which declared pods those are. */
function labelsOf(selection: Selection | undefined): Pick<Place, "selects"> {
  if (selection === undefined || !/^\*|=/.test(selection.place)) {
    return {};
  }
  const { declared, labels, namespaceLabels } = selection;
  return { selects: { labels, namespaceLabels, declared } };
}

/** Pods are `namespace/name`; everything else is outside. Ranges of addresses have slashes as well, and begin with a digit or hold a colon. */
function placeOf(text: string): Place {
  const slash = text.indexOf("/");
  const namespace = text.slice(0, Math.max(0, slash));
  return slash === -1 || !/^(?:\*|[a-z][a-z0-9-]*|\S+=\S+)$/.test(namespace)
    ? { namespace: "", name: text }
    : { namespace, name: text.slice(slash + 1) };
}
