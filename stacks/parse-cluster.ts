import { isRecord, type Misfit, type Shape, shapeMisfits } from "../components";
import { formatPath } from "./issues";
import { edited, type Parsed } from "./parse";
import { type ClusterConfig, clusterInterface, kindOf } from "./schema";
import file from "./schema/cluster-shapes.json";

const shapes = file.definitions as Readonly<Record<string, Shape>>;

/** Parses a cluster of a known kind, as `parse` does; the stack's schema refuses everything else. */
export function parseCluster(cluster: unknown): Parsed<ClusterConfig> {
  const kind = kindOf(cluster);
  if (kind === undefined) {
    return { problems: [] };
  }
  const misfitsIn = (value: unknown) => shapeMisfits(clusterInterface(kind), value, { shapes });
  const unknown = misfitsIn(cluster).filter(({ isUnknown }) => isUnknown === true);
  const known = unknown.reduce(
    (value: unknown, misfit) => edited(value, misfit.path.slice(0, -1), renaming(misfit)),
    cluster,
  );
  const wrong = misfitsIn(known);
  const rest = wrong.reduce((value: unknown, { path, meant }) => edited(value, path, () => meant), known);
  return {
    ...(isCluster(rest, misfitsIn(rest)) && { value: rest }),
    problems: [...unknown, ...wrong].map(({ path, message }) => ({ path: formatPath(["cluster", ...path]), message })),
  };
}

function isCluster(value: unknown, misfits: readonly Misfit[]): value is ClusterConfig {
  return isRecord(value) && misfits.length === 0;
}

/** Renames a misspelt key, or drops an unknown one. */
function renaming({ path, rename }: Misfit): (map: unknown) => unknown {
  const key = path.at(-1);
  return (map) =>
    isRecord(map)
      ? Object.fromEntries(
          Object.entries(map).flatMap(([name, value]) => {
            const kept = name === key ? rename : name;
            return kept === undefined ? [] : [[kept, value]];
          }),
        )
      : map;
}
