import { isRecord, type Misfit, type Shape, shapeMisfits } from "../components";
import { formatPath } from "./issues";
import { edited, type Parsed, type Path } from "./parse";
import { type ClusterConfig, clusterInterface, kindOf } from "./schema";
import file from "./schema/shapes.json";

/* The shapes of the stack's own interfaces. They refer to the shapes in components/arguments/shapes.json, which `shapeMisfits` adds. */
const shapes = file.definitions as Readonly<Record<string, Shape>>;

/** Parses a cluster of a known kind. The stack's schema refuses all other kinds. */
export function parseCluster(cluster: unknown): Parsed<ClusterConfig> {
  const kind = kindOf(cluster);
  return kind === undefined ? { problems: [] } : parseShape(clusterInterface(kind), cluster, ["cluster"]);
}

/**
 * Parses a part of the stack's file against an interface. It works like `parse`, which uses a schema.
 *
 * @param name name of an interface that `stacks/schema/index.ts` exports
 * @param at path of the part
 */
export function parseShape<T>(name: string, part: unknown, at: Path = []): Parsed<T> {
  const misfitsIn = (value: unknown) => shapeMisfits(name, value, { shapes });
  const unknown = misfitsIn(part).filter(({ isUnknown }) => isUnknown === true);
  const known = unknown.reduce(
    (value: unknown, misfit) => edited(value, misfit.path.slice(0, -1), renaming(misfit)),
    part,
  );
  const wrong = misfitsIn(known);
  const mended = wrong.reduce(
    (value: unknown, { path, meant }) => edited(value, meant === undefined ? toDrop(path) : path, () => meant),
    known,
  );
  /* Dropped values must leave no entry in a map, because other checks look at every entry. */
  const rest: unknown = JSON.parse(JSON.stringify(mended));
  const fits = (value: unknown): value is T =>
    isRecord(value) && misfitsIn(value).every(({ isOnlyForm }) => isOnlyForm === true);
  return {
    ...(fits(rest) && { value: rest }),
    problems: [...unknown, ...wrong].map(({ path, message }) => ({ path: formatPath([...at, ...path]), message })),
  };
}

/**
 * Returns the path of a wrong value, or of the list that contains it. If only the item were dropped, other checks would report wrong indexes for the
 * rest of the list.
 */
function toDrop(path: Path): Path {
  const index = path.findIndex((key) => typeof key === "number");
  return index === -1 ? path : path.slice(0, index);
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
