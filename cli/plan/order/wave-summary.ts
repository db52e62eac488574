import type { RegisteredResource } from "../../../components/testing";
import { groupBy } from "../../group-by";
import { groupsOf } from "../groups";
import { kindOf, nameOf } from "../label";
import { trueDependencies } from "./dependencies";
import { isMade, waves } from "./waves";

/** A component that begins in a wave, or that has a part that first waits for others there. */
export interface Step {
  /** Counts from 1, without the waves in which nothing begins. */
  readonly wave: number;
  /** URN of the component, or of a resource outside any component. */
  readonly urn: string;
  /** The name of the component, or of a resource outside any component. */
  readonly group: string;
  /** The kinds that wait, if the component began earlier and the rest of it does not wait. */
  readonly kinds: readonly string[];
  /** The other components that something here is the first to wait for directly. */
  readonly waitsFor: readonly string[];
}

/**
 * Summarizes the order by component: when each begins, and what it waits for outside itself.
 *
 * @param nameOf the name of a component, or of a resource outside any
 */
export function waveSummary(
  resources: readonly RegisteredResource[],
  nameOf: (group: RegisteredResource) => string = groupName,
): Step[] {
  const waveOf = waves(resources);
  const at = ({ urn }: RegisteredResource) => waveOf.get(urn) ?? 0;
  const groupOf = groupsOf(resources);
  const waitsFor = waitedGroups(resources, groupOf, nameOf);
  const made = resources.filter(isMade).sort((a, b) => at(a) - at(b));
  const steps = [...groupBy(made, ({ urn }) => groupOf(urn)?.urn ?? urn)].flatMap(([urn, members]) => {
    const first = groupOf(urn) ?? members[0];
    const group = first === undefined ? "" : nameOf(first);
    const known = new Set<string>();
    return [...groupBy(members, (member) => String(at(member)))].flatMap(([wave, together], index): Step[] => {
      const waiting = together.filter((resource) => waitsFor(resource.urn).some((name) => !known.has(name)));
      const waited = [...new Set(waiting.flatMap(({ urn: member }) => waitsFor(member)))].filter(
        (name) => !known.has(name),
      );
      for (const name of waited) {
        known.add(name);
      }
      const kinds = index === 0 ? [] : [...new Set(waiting.map(kindOf))].sort();
      return index > 0 && waited.length === 0
        ? []
        : [{ wave: Number(wave), urn, group, kinds, waitsFor: waited.sort() }];
    });
  });
  return numbered(steps.sort((a, b) => a.wave - b.wave));
}

/** Leaves no gaps in the numbers: in other waves, only parts of components that have begun follow one another. */
function numbered(steps: readonly Step[]): Step[] {
  const listed = [...new Set(steps.map(({ wave }) => wave))];
  return steps.map((step) => ({ ...step, wave: listed.indexOf(step.wave) + 1 }));
}

type GroupOf = (urn: string) => RegisteredResource | undefined;

function groupName(group: RegisteredResource): string {
  return group.component ? group.name : nameOf(group);
}

/** Returns, for a URN, the other groups that contain its direct dependencies. */
function waitedGroups(
  resources: readonly RegisteredResource[],
  groupOf: GroupOf,
  nameOf: (group: RegisteredResource) => string,
): (urn: string) => string[] {
  const dependencies = trueDependencies(resources);
  const made = new Map(resources.filter(isMade).map((resource) => [resource.urn, resource]));
  return (urn) => {
    const own = groupOf(urn);
    const others = throughGroupings(urn, dependencies, made)
      .map((dependency) => groupOf(dependency))
      .filter((group): group is RegisteredResource => group !== undefined && group !== own);
    return [...new Set(others.map(nameOf))];
  };
}

/** Returns what a resource waits for. Looks through components and providers, which take no time themselves. */
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
