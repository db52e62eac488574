import { shortened } from "../shortened";
import { Inventory, linesOf, type PlainObject, type Surroundings, unknownLines } from "../wiring";
import type { Fabric, Paths } from "./contract";
import { demanders } from "./demands";
import { sceneOf } from "./scene";
import { openNamespaces, tryUndeclared } from "./undeclared";
import { judgeDemand } from "./verdict";

/** Judges connections: those that objects ask for must pass, and no others. */
export function judgePaths(objects: readonly PlainObject[], surroundings: Surroundings, fabric: Fabric): Paths {
  const scene = sceneOf(new Inventory(objects, surroundings), fabric);
  const verdicts = demanders.flatMap((demands) => demands(scene)).flatMap((demand) => judgeDemand(scene, demand));
  const undeclared = tryUndeclared(scene);
  return {
    connections: verdicts.length,
    broken: linesOf([...verdicts, ...undeclared.verdicts], "broken"),
    unknown: linesOf(verdicts, "unknown"),
    tried: undeclared.tried,
    unnamed: undeclared.unnamed,
    open: openNamespaces(scene).toSorted(),
  };
}

/** Joins the paths of several clusters. */
export function joinedPaths(paths: readonly Paths[]): Paths {
  return {
    connections: paths.reduce((sum, { connections }) => sum + connections, 0),
    broken: paths.flatMap(({ broken }) => broken),
    unknown: paths.flatMap(({ unknown }) => unknown),
    tried: paths.reduce((sum, { tried }) => sum + tried, 0),
    unnamed: paths.reduce((sum, { unnamed }) => sum + unnamed, 0),
    open: paths.flatMap(({ open }) => open),
  };
}

/** Sums up paths: `212 connections, all pass`, the unknown ones by reason, the tried pairs, the open namespaces. */
export function pathLines({ broken, connections, open, tried, unknown, unnamed }: Paths): string[] {
  if (connections + tried === 0) {
    return [];
  }
  const counts = [
    ...(broken.length > 0 ? [`${broken.length} broken`] : []),
    ...(unknown.length > 0 ? [`${unknown.length} unknown`] : []),
  ];
  const total = connections === 1 ? "1 connection" : `${connections} connections`;
  return [
    counts.length === 0 ? `${total}, all pass` : `${total}, ${counts.join(", ")}`,
    ...unknownLines(unknown),
    ...(tried === 0 ? [] : [`${tried} pairs of pods and ports tried: ${passedText(unnamed)}`]),
    ...(open.length > 0 ? [`not isolated by policies: pods in ${shortened(open, 20)}`] : []),
  ];
}

function passedText(unnamed: number): string {
  return unnamed === 0 ? "none connects without a rule" : `${unnamed} connect without a rule`;
}
