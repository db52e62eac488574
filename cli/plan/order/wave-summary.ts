import type { RegisteredResource } from "../../../components/testing";
import { groupBy } from "../../group-by";
import { shortened } from "../../shortened";
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
  /** The resources of such a component that it waits for, by the component's name; nothing if it waits for the whole. */
  readonly parts: ReadonlyMap<string, string>;
  /** The kinds of what begins here. */
  readonly begins: readonly string[];
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
  const waitsFor = waitedGroups(resources, groupOf, nameOf, at);
  const made = resources.filter(isMade).sort((a, b) => at(a) - at(b));
  const steps = [...groupBy(made, ({ urn }) => groupOf(urn)?.urn ?? urn)].flatMap(([urn, members]) => {
    const first = groupOf(urn) ?? members[0];
    const group = first === undefined ? "" : nameOf(first);
    const known = new Set<string>();
    return [...groupBy(members, (member) => String(at(member)))].flatMap(([wave, together], index): Step[] => {
      const isNew = ({ name, part }: Waited) => !known.has(`${name}\n${part}`);
      const waiting = together.filter((resource) => waitsFor(resource).some(isNew));
      const waited = waiting.flatMap((member) => waitsFor(member)).filter(isNew);
      for (const { name, part } of waited) {
        known.add(`${name}\n${part}`);
      }
      const kinds = index === 0 ? [] : [...new Set(waiting.map(kindOf))].sort();
      const parts = new Map([...groupBy(waited, ({ name }) => name)].flatMap(([name, all]) => partsOf(name, all)));
      const begins = [...new Set(together.map(kindOf))].sort();
      const names = [...new Set(waited.map(({ name }) => name))].sort();
      return index > 0 && waited.length === 0
        ? []
        : [{ wave: Number(wave), urn, group, kinds, waitsFor: names, parts, begins }];
    });
  });
  return numbered(told(steps).sort((a, b) => a.wave - b.wave));
}

/** Leaves no gaps in the numbers: in other waves, only parts of components that have begun follow one another. */
function numbered(steps: readonly Step[]): Step[] {
  const listed = [...new Set(steps.map(({ wave }) => wave))];
  return steps.map((step) => ({ ...step, wave: listed.indexOf(step.wave) + 1 }));
}

/** Names the part of a component only if others wait for another part of it, or for the whole. */
function told(steps: readonly Step[]): Step[] {
  const all = steps.flatMap(({ parts, waitsFor }) => waitsFor.map((name) => ({ name, part: parts.get(name) ?? "" })));
  const several = new Set(
    [...groupBy(all, ({ name }) => name)].flatMap(([name, same]) =>
      new Set(same.map(({ part }) => part)).size > 1 ? [name] : [],
    ),
  );
  return steps.map((step) => ({ ...step, parts: new Map([...step.parts].filter(([name]) => several.has(name))) }));
}

type GroupOf = (urn: string) => RegisteredResource | undefined;

function groupName(group: RegisteredResource): string {
  return group.component ? group.name : nameOf(group);
}

/** A group that something waits for, and the resources of it, in words; "" for the whole group. */
interface Waited {
  readonly name: string;
  readonly part: string;
}

/** Names the parts of a group that something waits for, unless it waits for the whole group. */
function partsOf(name: string, waited: readonly Waited[]): (readonly [string, string])[] {
  const parts = [...new Set(waited.map(({ part }) => part))].sort();
  return parts.includes("") ? [] : [[name, shortened(parts, 2)]];
}

/** Returns, for a resource, the other groups that contain its direct dependencies, and the latest of these in each. */
function waitedGroups(
  resources: readonly RegisteredResource[],
  groupOf: GroupOf,
  nameOf: (group: RegisteredResource) => string,
  at: (resource: RegisteredResource) => number,
): (resource: RegisteredResource) => Waited[] {
  const dependencies = trueDependencies(resources);
  const made = new Map(resources.filter(isMade).map((resource) => [resource.urn, resource]));
  const ends = new Map<string, number>();
  for (const each of made.values()) {
    const group = groupOf(each.urn)?.urn ?? "";
    ends.set(group, Math.max(at(each), ends.get(group) ?? 0));
  }
  return ({ urn }) => {
    const own = groupOf(urn);
    const needed = throughGroupings(urn, dependencies, made).flatMap((dependency) => made.get(dependency) ?? []);
    return [...groupBy(needed, (each) => groupOf(each.urn)?.urn ?? "")].flatMap(([around, all]): Waited[] => {
      const group = groupOf(all[0]?.urn ?? "");
      const last = Math.max(...all.map(at));
      const latest = all.filter((each) => at(each) === last);
      const part = last === ends.get(around) ? "" : latestWords(latest);
      return group === undefined || group === own ? [] : [{ name: nameOf(group), part }];
    });
  };
}

/** Names resources by their kinds, and a single one by its name. */
function latestWords(latest: readonly RegisteredResource[]): string {
  const kinds = [...groupBy(latest, kindOf)].map(([kind, all]) =>
    all.length === 1 && all[0] ? `${kind} ${nameOf(all[0])}` : kind,
  );
  return shortened(kinds.sort(), 2);
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
