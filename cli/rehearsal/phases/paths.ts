import { fabricOf, judgePaths, type Paths } from "../../paths";
import type { Fields } from "../../values";
import { readState } from "../engine";
import type { PhaseRunner } from "../run";
import type { Site } from "../site";
import { everyObject } from "./leftovers";
import { type ClusterOrigin, surroundingsOf } from "./wiring";

/** The cluster of a run: the program makes it, or finds it. */
export interface RunCluster {
  readonly origin: ClusterOrigin;
  /** Its description in the stack's file. */
  readonly described?: Fields;
}

/** Judges which connections pass between the live objects, and records as failures those that should pass or should not. */
export async function runPaths(run: PhaseRunner, site: Site, { described, origin }: RunCluster): Promise<void> {
  const work = async () => {
    const [objects, state] = await Promise.all([everyObject(site.access, "whole"), readState(site.engine)]);
    const network = state.map(({ dependencies, inputs, type, urn }) => ({
      urn,
      type,
      ...(inputs !== undefined && { inputs }),
      dependencies: dependencies ?? [],
    }));
    const surroundings = surroundingsOf(state, site.ledger.notes, origin);
    const paths = judgePaths(objects, surroundings, fabricOf(network, described));
    run.record.paths(paths);
    run.record.failWith("paths", paths.broken);
    return paths;
  };
  await run.phase("paths", work, (paths) => ({ text: pathsText(paths), failed: paths.broken.length > 0 }));
}

function pathsText({ connections, tried, unknown }: Paths): string {
  const unclear = unknown.length === 0 ? "" : `, ${unknown.length} unknown`;
  return `${connections} ${connections === 1 ? "connection" : "connections"}${unclear}, ${tried} other pairs`;
}
