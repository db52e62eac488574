import { fabricOf, judgePaths, type Paths } from "../../paths";
import type { Fields } from "../../values";
import { readState, type StateResource } from "../engine";
import type { PhaseRunner } from "../run";
import type { Site } from "../site";
import { clustersOf, type JudgedCluster } from "./clusters";
import { everyObject } from "./leftovers";
import { type ClusterOrigin, surroundingsOf } from "./wiring";

/** The cluster of a run: the program creates it, or finds it. */
export interface RunCluster {
  readonly origin: ClusterOrigin;
  /** Its description in the stack's file. */
  readonly described?: Fields;
}

/** Judges which connections pass between the live objects, and records as failures those that should pass or should not. */
export async function runPaths(run: PhaseRunner, site: Site, cluster: RunCluster): Promise<void> {
  const work = async () => {
    const state = await readState(site.engine);
    const paths = joined(await Promise.all(clustersOf(site.planes).map((one) => pathsOf(one, state, site, cluster))));
    run.record.paths(paths);
    run.record.failWith("paths", paths.broken);
    return paths;
  };
  await run.phase("paths", work, (paths) => ({ text: pathsText(paths), failed: paths.broken.length > 0 }));
}

async function pathsOf(
  { access, named, stateOf }: JudgedCluster,
  all: readonly StateResource[],
  { ledger }: Site,
  { described, origin }: RunCluster,
): Promise<Paths> {
  const objects = await everyObject(access, "whole");
  const state = stateOf(all);
  const network = state.map(({ dependencies, inputs, type, urn }) => ({
    urn,
    type,
    ...(inputs !== undefined && { inputs }),
    dependencies: dependencies ?? [],
  }));
  const paths = judgePaths(objects, surroundingsOf(state, ledger.notes, origin), fabricOf(network, described));
  return {
    ...paths,
    broken: paths.broken.map(named),
    unknown: paths.unknown.map(named),
    open: paths.open.map(named),
  };
}

/** Joins the paths of several clusters. */
function joined(clusters: readonly Paths[]): Paths {
  const sum = (count: (paths: Paths) => number) => clusters.reduce((total, one) => total + count(one), 0);
  return {
    connections: sum(({ connections }) => connections),
    broken: clusters.flatMap(({ broken }) => broken),
    unknown: clusters.flatMap(({ unknown }) => unknown),
    tried: sum(({ tried }) => tried),
    unnamed: sum(({ unnamed }) => unnamed),
    open: clusters.flatMap(({ open }) => open),
  };
}

function pathsText({ connections, tried, unknown }: Paths): string {
  const unclear = unknown.length === 0 ? "" : `, ${unknown.length} unknown`;
  return `${connections} ${connections === 1 ? "connection" : "connections"}${unclear}, ${tried} other pairs`;
}
