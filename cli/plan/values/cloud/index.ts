import type { PublicCloud, RegisteredResource } from "../../../../components/testing";
import { groupBy } from "../../groups";
import { kindOf } from "../../label";
import { aws } from "../aws";
import { azure } from "../azure";
import { gcp } from "../gcp";
import { type ShownCloud, type ShownType, subjectIn } from "./subject";

export { shortName } from "./subject";

/** Every cloud whose resources are described. */
const clouds: readonly ShownCloud[] = Object.values({ aws, azure, gcp } satisfies Record<PublicCloud, ShownCloud>);

function cloudOf({ type, read }: RegisteredResource): ShownCloud | undefined {
  return read === true ? undefined : clouds.find(({ prefix }) => type.startsWith(prefix));
}

/** Whether a resource is one of a cloud's. */
export function isOfCloud({ type }: RegisteredResource): boolean {
  return clouds.some(({ prefix }) => type.startsWith(prefix));
}

/** How a resource of a cloud is shown; undefined for what is shown in the generic form. */
export function shownType(resource: RegisteredResource): ShownType | undefined {
  return cloudOf(resource)?.types[kindOf(resource)];
}

/** What is said of a resource of a cloud. */
interface Shown {
  readonly title?: string;
  readonly values: readonly string[];
  readonly alarms: readonly string[];
}

/** What is said of a resource of a cloud; nothing of what is shown in the generic form. */
export function shown(resource: RegisteredResource, byUrn: ReadonlyMap<string, RegisteredResource>): Shown {
  const cloud = cloudOf(resource);
  const type = shownType(resource);
  if (cloud === undefined || type === undefined) {
    return { values: [], alarms: [] };
  }
  const subject = subjectIn(cloud, resource, byUrn);
  return {
    title: type.title?.(subject),
    values: known(type.values(subject)),
    alarms: known(type.alarms?.(subject) ?? []),
  };
}

function known(values: readonly (string | undefined)[]): string[] {
  return values.filter((value): value is string => value !== undefined && value !== "");
}

/** What of a resource of a cloud can be reached from the internet, one line each. */
export function cloudOpenings(resource: RegisteredResource): readonly string[] {
  return cloudOf(resource)?.openings[kindOf(resource)]?.(resource.inputs) ?? [];
}

/** The names of a program's subnets by their range; one range that several have is nobody's. */
export function subnetNames(resources: readonly RegisteredResource[]): ReadonlyMap<string, string> {
  const ranges = clouds.map(({ subnet }) => {
    const subnets = resources.filter((resource) => kindOf(resource) === subnet.kind);
    return groupBy(subnets, ({ inputs }) => subnet.range(inputs));
  });
  return new Map(
    ranges.flatMap((byRange) =>
      [...byRange].flatMap(([range, [first, ...others]]) =>
        range === undefined || first === undefined || others.length > 0 ? [] : [[range, first.name] as const],
      ),
    ),
  );
}
