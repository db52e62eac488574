import type { RegisteredResource } from "../../components/testing";
import { trueDependencies } from "./dependencies";
import { groupBy, groupsOf } from "./groups";
import { kindOf, nameOf } from "./label";
import { isMade, waves } from "./waves";

/** What is made in one component in one wave. */
interface WaveEntry {
  /** The name of the component, or the resource itself where it is in none. */
  readonly group: string;
  /** For instance `Namespace` and `NetworkPolicy`, sorted. */
  readonly kinds: readonly string[];
  /** Names of other components that something here waits for directly. */
  readonly waitsFor: readonly string[];
}

/** What is made at the same time. */
export interface Wave {
  readonly number: number;
  readonly size: number;
  readonly entries: readonly WaveEntry[];
}

/**
 * Summarises the order by component: what each makes in which wave, and which others it waits for. What a component
 * waited for in an earlier wave is not said again.
 */
export function waveSummary(resources: readonly RegisteredResource[]): Wave[] {
  const waveOf = waves(resources);
  const groupOf = groupsOf(resources);
  const waitsFor = waitedGroups(resources, groupOf);
  const alreadyWaited = new Map<string, Set<string>>();
  const made = resources.filter(isMade).sort((a, b) => (waveOf.get(a.urn) ?? 0) - (waveOf.get(b.urn) ?? 0));
  return [...groupBy(made, ({ urn }) => String(waveOf.get(urn)))].map(([number, members]) => ({
    number: Number(number),
    size: members.length,
    entries: [...groupBy(members, ({ urn }) => groupOf(urn)?.urn ?? urn)].map(([urn, together]) => {
      const known = alreadyWaited.get(urn) ?? new Set();
      const waited = [...new Set(together.flatMap((resource) => waitsFor(resource.urn)))].sort();
      alreadyWaited.set(urn, new Set([...known, ...waited]));
      return {
        group: groupName(groupOf(urn) ?? together[0]),
        kinds: [...new Set(together.map(kindOf))].sort(),
        waitsFor: waited.filter((name) => !known.has(name)),
      };
    }),
  }));
}

type GroupOf = (urn: string) => RegisteredResource | undefined;

function groupName(group: RegisteredResource | undefined): string {
  if (group === undefined) {
    return "";
  }
  return group.component ? group.name : nameOf(group);
}

/** For a URN, the names of the other groups in which something is made that it waits for directly. */
function waitedGroups(resources: readonly RegisteredResource[], groupOf: GroupOf): (urn: string) => string[] {
  const dependencies = trueDependencies(resources);
  const made = new Map(resources.filter(isMade).map((resource) => [resource.urn, resource]));
  return (urn) => {
    const own = groupOf(urn);
    const others = throughGroupings(urn, dependencies, made)
      .map((dependency) => groupOf(dependency))
      .filter((group): group is RegisteredResource => group !== undefined && group !== own);
    return [...new Set(others.map(groupName))];
  };
}

/** What a resource waits for, looking through components and providers, which are nothing to wait for by themselves. */
function throughGroupings(
  urn: string,
  dependencies: ReadonlyMap<string, ReadonlySet<string>>,
  made: ReadonlyMap<string, RegisteredResource>,
): string[] {
  const seen = new Set<string>();
  const visit = (current: string): string[] =>
    [...(dependencies.get(current) ?? [])].flatMap((next) => {
      if (seen.has(next)) {
        return [];
      }
      seen.add(next);
      return made.has(next) ? [next] : visit(next);
    });
  return visit(urn);
}
