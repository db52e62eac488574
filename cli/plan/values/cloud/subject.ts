import type { RegisteredResource } from "../../../../components/testing";
import { kindOf } from "../../label";
import { nameList } from "../../name-list";
import { at, type Fields, text, texts } from "../read";

/** A resource of a cloud as its description sees it. */
export interface Subject {
  /** Its name without its component's. */
  readonly name: string;
  readonly inputs: Fields;
  /** Names what an input refers to: resources of the program, of one kind where it says so, or ids that are known. */
  readonly named: (path: string, kind?: string) => string | undefined;
  /** An id without what says nothing here: another account is said, that of its provider is not. */
  readonly shortId: (id: string) => string;
}

/** How a type of a cloud is shown. */
export interface ShownType {
  /** The input by which it belongs to another resource, on whose line it is shown. */
  readonly partOf?: string;
  /** Said once before what all such parts of one resource say. */
  readonly lead?: string;
  /** Each has a line of its own, because there is much to say. */
  readonly ownLine?: true;
  /** A better name than the resource's own. */
  readonly title?: (subject: Subject) => string | undefined;
  readonly values: (subject: Subject) => readonly (string | undefined)[];
  /** What should not be overlooked. */
  readonly alarms?: (subject: Subject) => readonly (string | undefined)[];
}

/** Types by their kind, such as `aws.ec2.Vpc`. */
export type ShownTypes = Readonly<Record<string, ShownType>>;

/** How a plan shows what a program makes in a cloud. */
export interface ShownCloud {
  /** What the tokens of its types begin with, for instance `aws:`. */
  readonly prefix: string;
  readonly types: ShownTypes;
  /** By kind, what of a resource can be reached from the internet, one line each. */
  readonly openings: Readonly<Record<string, (inputs: Fields) => readonly string[]>>;
  /** The kind of its subnets, and the range of one: flows to it are shown by its name. */
  readonly subnet: { readonly kind: string; readonly range: (inputs: Fields) => string | undefined };
  /** An id without what says nothing beside the provider that it is used with, by that provider's inputs. */
  readonly shortId: (id: string, provider: Fields) => string;
}

type ByUrn = ReadonlyMap<string, RegisteredResource>;

/** A resource's name without that of the component it is in: `private-a` in `prod` for `prod-private-a`. */
export function shortName({ name, parent }: RegisteredResource, byUrn: ByUrn): string {
  const prefix = `${byUrn.get(parent ?? "")?.name ?? ""}-`;
  return prefix !== "-" && name.startsWith(prefix) ? name.slice(prefix.length) : name;
}

/** Looks at a resource of a cloud. */
export function subjectIn(cloud: ShownCloud, resource: RegisteredResource, byUrn: ByUrn): Subject {
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

/** `words value`, where there is a value. */
export function said(words: string, value: unknown): string | undefined {
  const known = text(value);
  return known === undefined ? undefined : `${words} ${known}`;
}
