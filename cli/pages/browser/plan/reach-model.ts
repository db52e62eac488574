import type { Connection, LabelSelection, Place, PlanPage } from "../../contract";
import { podWords } from "./selection-words";

/** A row and column of the matrix: a namespace, a place in it, or something outside the cluster. */
export interface Spot {
  readonly key: string;
  readonly name: string;
  readonly outside: boolean;
  /** Whether it is an address that answers on each node. */
  readonly onNode?: boolean;
  /** Set for pods of any namespace that policies select by labels. */
  readonly selects?: LabelSelection;
}

/** What connects two spots. */
interface Cell {
  /** Keys of the two spots. */
  readonly from: string;
  readonly to: string;
  readonly ports: ReadonlySet<string>;
  /** The receiving pods, each with its ports: they say more than the name of their namespace. */
  readonly targets: ReadonlyMap<string, ReadonlySet<string>>;
  readonly sides: ReadonlySet<Connection["sides"]>;
  /** The pods at its ends that the program does not declare, by their labels. */
  readonly undeclared: ReadonlySet<string>;
  /** Whether it connects only such pods. */
  readonly weak: boolean;
}

/** Who may reach whom, between spots. */
export interface Matrix {
  readonly spots: readonly Spot[];
  /** By `cellKey`. */
  readonly cells: ReadonlyMap<string, Cell>;
}

/** Returns the key of what connects two spots. The names of spots contain spaces, but no line breaks. */
export function cellKey(from: string, to: string): string {
  return `${from}\n${to}`;
}

type Reachable = Pick<PlanPage, "places" | "connections">;

/** Returns a place's namespace, in words; for pods of several namespaces, their labels. */
function namespaceName(place: Place): string {
  const { name, namespace } = place;
  return namespace === "" ? name : isWide(place) ? podWords(name, namespace) : namespace;
}

/** Reports whether a place is a selection of pods in several namespaces. */
function isWide({ namespace }: Place): boolean {
  return namespace === "*" || namespace.includes("=");
}

/**
 * Returns the names of targets that nearly every namespace connects to, such as the DNS service, the API server's addresses and the
 * monitoring: those connected with at least half of the namespaces, and with four or more. A drawing without them shows the rest.
 */
export function hubsOf({ connections, places }: Reachable): Set<number> {
  const own = (id: number) => places[id]?.namespace ?? "";
  const namespaces = new Set(places.map(({ namespace }) => namespace).filter((name) => name !== "" && name !== "*"));
  const partners = new Map<number, Set<string>>();
  for (const { from, to } of connections) {
    for (const [one, other] of [
      [from, to],
      [to, from],
    ] as const) {
      if (own(other) !== "" && own(other) !== own(one)) {
        partners.set(one, (partners.get(one) ?? new Set()).add(own(other)));
      }
    }
  }
  const least = Math.max(4, namespaces.size / 2);
  return new Set([...partners].flatMap(([id, all]) => (all.size >= least ? [id] : [])));
}

const everyPort = "every port";

/** Returns the matrix of all namespaces, or that of one namespace: its places, and its neighbours by namespace. */
export function matrixOf({ connections, places }: Reachable, namespace: string, hidden: ReadonlySet<number>): Matrix {
  const spotOf = (id: number): Spot => {
    const place = places[id] ?? { name: "", namespace: "" };
    const isOwn = namespace !== "" && place.namespace === namespace;
    const name = !isOwn ? namespaceName(place) : place.name.includes("=") ? podWords(place.name, "") : place.name;
    const { onNode = false, selects } = place;
    return {
      key: isOwn ? `p${id}` : `n${name}`,
      name,
      outside: namespace === "" ? place.namespace === "" : !isOwn,
      ...(onNode && { onNode }),
      ...(selects !== undefined && isWide(place) && { selects }),
    };
  };
  const spots = new Map<string, Spot>();
  const cells = new Map<string, OpenCell>();
  for (const { from, ports, sides, to } of connections) {
    const isWanted = namespace === "" || [from, to].some((id) => places[id]?.namespace === namespace);
    const [one, other] = [spotOf(from), spotOf(to)];
    if (!isWanted || hidden.has(from) || hidden.has(to) || one.key === other.key) {
      continue;
    }
    spots.set(one.key, one).set(other.key, other);
    const key = cellKey(one.key, other.key);
    const cell = cells.get(key) ?? newCell(one, other);
    cells.set(key, cell);
    const target = targetName(places[to], other);
    if (target !== undefined) {
      const own = cell.targets.get(target) ?? new Set();
      cell.targets.set(target, own);
      addPorts(own, ports);
    }
    addPorts(cell.ports, ports);
    cell.sides.add(sides);
    const missing = [from, to].flatMap((id) => undeclaredPods(places[id]));
    missing.forEach((pods) => cell.undeclared.add(pods));
    cell.weak &&= missing.length > 0;
  }
  const sorted = [...spots.values()].sort(
    (one, other) => Number(one.outside) - Number(other.outside) || (one.name < other.name ? -1 : 1),
  );
  return { spots: sorted, cells };
}

/** Says what a connection opens: the receiving pods with their ports, or only the ports. */
export function cellLines({ ports, targets }: Cell): string[] {
  return targets.size === 0
    ? [[...ports].join(", ")]
    : [...targets].map(([name, own]) => `${name} ${[...own].join(", ")}`);
}

/** A cell that still grows. */
interface OpenCell extends Cell {
  readonly ports: Set<string>;
  readonly targets: Map<string, Set<string>>;
  readonly sides: Set<Connection["sides"]>;
  readonly undeclared: Set<string>;
  weak: boolean;
}

/** Names pods that only labels describe, and of which the program declares none. */
function undeclaredPods(place: Place | undefined): string[] {
  const { declared = [], labels = [] } = place?.selects ?? {};
  return place === undefined || labels.length === 0 || declared.length > 0 ? [] : [podWords(place.name, "")];
}

function newCell({ key: from }: Spot, { key: to }: Spot): OpenCell {
  return { from, to, ports: new Set(), targets: new Map(), sides: new Set(), undeclared: new Set(), weak: true };
}

/** Returns the name of the receiving pods, if that of their row or column does not say it. */
function targetName(place: Place | undefined, { name }: Spot): string | undefined {
  if (place === undefined || place.namespace === "" || isWide(place) || place.name === name) {
    return undefined;
  }
  const words = place.name.includes("=") ? podWords(place.name, "") : place.name;
  return words === name ? undefined : words;
}

/** Adds the ports of a connection to those of a cell. Beside every port, others say nothing. */
function addPorts(all: Set<string>, ports: readonly string[]): void {
  if (ports.length === 0) {
    all.clear();
    all.add(everyPort);
  } else if (!all.has(everyPort)) {
    ports.forEach((port) => all.add(port.replace(/\/TCP$/, "")));
  }
}

/** Returns the namespaces that have places, those with the most connections first. */
export function namespacesOf({ connections, places }: Reachable): string[] {
  const counts = new Map<string, number>();
  for (const { from, to } of connections) {
    for (const id of [from, to]) {
      const namespace = places[id]?.namespace ?? "";
      counts.set(namespace, (counts.get(namespace) ?? 0) + 1);
    }
  }
  const names = [...counts.keys()].filter((name) => name !== "" && name !== "*");
  return names.sort((one, other) => (counts.get(other) ?? 0) - (counts.get(one) ?? 0));
}
