import type { RegisteredResource } from "../../../components/testing";
import { type Cloud, cloudOf, clouds, factsOf, nameList, type ShownType, type Subject } from "../../clouds";
import { groupBy } from "../../group-by";
import { at, text, texts } from "../../values";
import { kindOf } from "../label";

/** Whether a resource belongs to a cloud. */
export function isOfCloud({ type }: RegisteredResource): boolean {
  return cloudOf(type) !== undefined;
}

/** Returns how a resource of a cloud is shown; `undefined` if it is shown in the generic form. */
export function shownType({ type, read }: RegisteredResource): ShownType | undefined {
  return read === true ? undefined : factsOf(type)?.shown;
}

/** The description of a cloud resource. */
interface Shown {
  readonly title?: string;
  readonly values: readonly string[];
  readonly alarms: readonly string[];
}

/** Describes a cloud resource; empty if it is shown in the generic form. */
export function shown(resource: RegisteredResource, byUrn: ReadonlyMap<string, RegisteredResource>): Shown {
  const cloud = cloudOf(resource.type);
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

/** Lists the parts of a cloud's resource that the internet can reach, one line each. */
export function cloudOpenings({ type, inputs, read }: RegisteredResource): readonly string[] {
  return read === true ? [] : (factsOf(type)?.opens?.(inputs) ?? []);
}

/** Returns the names of a program's subnets by their range. A range that several subnets have gets no name. */
export function subnetNames(resources: readonly RegisteredResource[]): ReadonlyMap<string, string> {
  const ranges = clouds.map(({ subnet }) => {
    const subnets = resources.filter(({ type }) => type === subnet.token);
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

type ByUrn = ReadonlyMap<string, RegisteredResource>;

/** Returns a resource's name without its component's: `private-a` for `prod-private-a` in `prod`. */
export function shortName({ name, parent }: RegisteredResource, byUrn: ByUrn): string {
  const prefix = `${byUrn.get(parent ?? "")?.name ?? ""}-`;
  return prefix !== "-" && name.startsWith(prefix) ? name.slice(prefix.length) : name;
}

/** Returns the parts of a resource that its type's description can use. */
function subjectIn(cloud: Cloud, resource: RegisteredResource, byUrn: ByUrn): Subject {
  const provider = byUrn.get(resource.provider ?? "")?.inputs ?? {};
  const shortId = (id: string) => cloud.shortId(id, provider);
  const named = (path: string, kind?: string) => {
    const [input = "", ...rest] = path.split(".");
    const value = at(resource.inputs[input], ...rest);
    const referred = (resource.propertyDependencies[input] ?? [])
      .flatMap((urn) => byUrn.get(urn) ?? [])
      .filter((other) => kind === undefined || kindOf(other) === kind)
      .map((other) => shortName(other, byUrn));
    const known = Array.isArray(value) ? texts(value) : [text(value) ?? ""].filter((found) => found !== "");
    const isMixed = Array.isArray(value) && known.length < value.length;
    const all = value === undefined ? [] : referred.length === 0 || isMixed ? [...referred, ...known] : referred;
    return all.length === 0 ? undefined : nameList(all.map(shortId));
  };
  return { name: shortName(resource, byUrn), inputs: resource.inputs, named, shortId };
}
