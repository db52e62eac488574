import type { StateResource } from "../engine";
import type { ClusterAccess } from "../kubernetes";
import type { ClusterPlanes, Plane } from "../planes";
import { stateOf } from "./cluster-state";

const because = ": unknown, because ";

/** A cluster that a phase judges: an API server, with the part of the stack that is about it. */
export interface JudgedCluster {
  readonly access: ClusterAccess;
  /** Adds the cluster's name to a line of the report, if the run has several. */
  readonly named: (line: string) => string;
  /** Returns the resources of the stack that may be about it. */
  readonly stateOf: (state: readonly StateResource[]) => readonly StateResource[];
}

/** Returns the clusters of a run; at least that of its own API server. */
export function clustersOf(planes: ClusterPlanes): JudgedCluster[] {
  const { running } = planes;
  const isOnly = running.length === 1;
  return running.map((plane) => ({
    access: plane.access,
    named: (line) => (isOnly ? line : withName(line, planeName(planes, plane))),
    stateOf: (state) => (isOnly ? state : stateOf(state, idsBeside(planes, plane), plane === planes.first)),
  }));
}

/** Adds a name to a line, before its reason, by which lines are put together. */
export function withName(line: string, name: string): string {
  const [what = "", ...reason] = line.split(because);
  return [`${what} (${name})`, ...reason].join(because);
}

/** Names the owner of an API server: its clusters or, if it has none, the run, for objects that belong to no cluster of the program. */
export function planeName(planes: ClusterPlanes, plane: Plane): string {
  const names = planes.clustersOn(plane).map(({ name }) => name);
  return names.length === 0 ? "the run's own API server" : `cluster ${names.join(", ")}`;
}

function idsBeside(planes: ClusterPlanes, plane: Plane) {
  const idsOn = (one: Plane) => planes.clustersOn(one).map(({ id }) => id);
  const others = planes.running.filter((other) => other !== plane);
  return { here: new Set(idsOn(plane)), elsewhere: new Set(others.flatMap(idsOn)) };
}
