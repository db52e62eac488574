import { factsOf } from "../../clouds";
import type { PlannedResource } from "../planned-resource";
import { type Changed, covers, type PropertyChange } from "./changes";

/** The reason why nodes are replaced: an input of their pool, or a new version of a resource that the pool refers to. */
export type RollCause =
  | (PropertyChange & { readonly kind: "input"; readonly source: string })
  | { readonly kind: "version"; readonly urn: string; readonly path: string; readonly changes: readonly string[] };

/** A pool that stays, and whose nodes are replaced one by one. */
export interface Rolled {
  readonly after: PlannedResource;
  readonly causes: readonly RollCause[];
}

/** Finds the pools whose nodes are replaced, among the resources that stay. */
export function rolls(staying: readonly Changed[]): Rolled[] {
  const renewed = new Map(
    staying.flatMap((pair) => {
      const changes = versionChanges(pair);
      return changes.length === 0 ? [] : [[pair.after.urn, changes] as const];
    }),
  );
  return staying.flatMap((pair) => {
    const causes = [...ownCauses(pair), ...versionCauses(pair, renewed)];
    return causes.length === 0 ? [] : [{ after: pair.after, causes }];
  });
}

/** Lists the changed inputs that make a new version of a resource. */
function versionChanges({ after, properties }: Changed): string[] {
  const { versionedBy } = factsOf(after.type) ?? {};
  return versionedBy === undefined ? [] : properties.map(({ path }) => path).filter(versionedBy);
}

function ownCauses({ after, properties }: Changed): RollCause[] {
  const { rolledBy = [], keepsNodes } = factsOf(after.type) ?? {};
  const rolling = properties.filter((change) => keepsNodes?.(change, after.inputs) !== true);
  return rolledBy.flatMap(({ path, source }): RollCause[] =>
    rolling.filter((change) => covers(path, change.path)).map((change) => ({ kind: "input", source, ...change })),
  );
}

function versionCauses({ after }: Changed, renewed: ReadonlyMap<string, readonly string[]>): RollCause[] {
  return (factsOf(after.type)?.rolledBy ?? []).flatMap(({ path }): RollCause[] => {
    const origins = after.propertyDependencies[path.split(".")[0] ?? ""] ?? [];
    return origins.flatMap((urn): RollCause[] => {
      const changes = renewed.get(urn);
      return changes === undefined ? [] : [{ kind: "version", urn, path, changes }];
    });
  });
}
