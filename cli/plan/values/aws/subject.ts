import type { RegisteredResource } from "../../../../components/testing";
import { kindOf } from "../../label";
import { nameList } from "../../name-list";
import { at, type Fields, text, texts } from "../read";

/** A resource of AWS as its description sees it. */
export interface Subject {
  /** Its name without its component's. */
  readonly name: string;
  readonly inputs: Fields;
  /** Names what an input refers to: resources of the program, of one kind where it says so, or ids that are known. */
  readonly named: (path: string, kind?: string) => string | undefined;
  /** An ARN without what says nothing here: another account is said, that of its provider is not. */
  readonly arn: (arn: string) => string;
}

/** How a type of AWS is shown. */
export interface AwsType {
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
export type AwsTypes = Readonly<Record<string, AwsType>>;

type ByUrn = ReadonlyMap<string, RegisteredResource>;

/** A resource's name without that of the component it is in: `private-a` in `prod` for `prod-private-a`. */
export function shortName({ name, parent }: RegisteredResource, byUrn: ByUrn): string {
  const prefix = `${byUrn.get(parent ?? "")?.name ?? ""}-`;
  return prefix !== "-" && name.startsWith(prefix) ? name.slice(prefix.length) : name;
}

/** Looks at a resource. */
export function subjectOf(resource: RegisteredResource, byUrn: ByUrn): Subject {
  const accounts = text(byUrn.get(resource.provider ?? "")?.inputs.allowedAccountIds) ?? "";
  const arn = (whole: string) => arnName(whole, (account) => accounts.includes(`"${account}"`));
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
    return all.length === 0 ? undefined : nameList(all.map(arn));
  };
  return { name: shortName(resource, byUrn), inputs: resource.inputs, named, arn };
}

/** `AmazonEKSAdminPolicy` of AWS' own, `role/platform` of one's own account, `111122223333:role/platform` of another. */
function arnName(arn: string, isOwn: (account: string) => boolean): string {
  const [, account = "", resource = ""] = /^arn:[^:]*:[^:]*:[^:]*:([^:]*):(.+)$/.exec(arn) ?? [];
  if (resource === "") {
    return arn;
  }
  if (account === "" || account === "aws") {
    return resource.split("/").at(-1) ?? resource;
  }
  return isOwn(account) ? resource : `${account}:${resource}`;
}

/** `words value`, where there is a value. */
export function said(words: string, value: unknown): string | undefined {
  const known = text(value);
  return known === undefined ? undefined : `${words} ${known}`;
}
