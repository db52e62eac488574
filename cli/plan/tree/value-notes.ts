import { type RegisteredResource, unknownMark } from "../../../components/testing";
import { shortened } from "../../clouds";
import { groupBy } from "../../group-by";
import { isProvider, labelOf } from "../label";
import { isOfCloud, shownType } from "../values";

type ByUrn = ReadonlyMap<string, RegisteredResource>;

/**
 * Says which inputs are secret or not known yet, and where the latter come from. What only refers to a resource of a cloud
 * in the program is named, and not even that where a description does so already.
 */
export function valueNotes(resource: RegisteredResource, byUrn: ByUrn): string[] {
  const unknown = Object.entries(resource.inputs).flatMap(([key, value]) => {
    const from = sources(resource, key, byUrn);
    return unknownPaths(value, key).map((path) => ({ path, from, isReference: isReference(path, from) }));
  });
  const names = (from: readonly RegisteredResource[]) => shortened(from.map(labelOf));
  const references = shownType(resource) === undefined ? unknown.filter((each) => each.isReference) : [];
  const others = groupBy(
    unknown.filter((each) => !each.isReference),
    ({ from }) => (from.length === 0 ? "" : ` (from ${names(from)})`),
  );
  const secret = isSecretByNature(resource) ? [] : resource.secretInputs;
  return [
    ...onceForLists(references.map(({ path, from }) => ({ path, of: names(from) }))),
    ...[...others].map(([from, all]) => `unknown: ${shortened(all.map(({ path }) => path))}${from}`),
    ...(secret.length === 0 ? [] : [`secret: ${shortened(secret)}`]),
  ];
}

/** The items of a list that refer to the same are said once. */
function onceForLists(references: readonly { readonly path: string; readonly of: string }[]): string[] {
  const alike = groupBy(references, ({ path, of }) => `${path.replaceAll(/\[\d+\]/g, "[…]")} of ${of}`);
  return [...alike].flatMap(([all, each]) =>
    each.length > 1 ? [all] : each.map(({ path, of }) => `${path} of ${of}`),
  );
}

/** The ends of the paths of inputs that take an id, a link, an ARN or a name. */
const referencePatterns = [
  /(?:Ids?|Arns?|Names?|Url|Destination|securityGroups|^id|^arn|\.id|\.arn|^role|^rule|launchTemplate\.version)$/,
  /(?:[nN]etwork|keyRing|[kK]ms-?[kK]ey|[sS]erviceAccount|member|router|subnetworks\.name|destination)$/,
  /(?:ID|Uri|userAssignedIdentities|^scope|^issuer)s?$/,
];

/** Whether an unknown is the id, ARN or name of a resource of a cloud that the same program makes. */
function isReference(path: string, from: readonly RegisteredResource[]): boolean {
  return (
    from.length > 0 &&
    from.every(isOfCloud) &&
    referencePatterns.some((pattern) => pattern.test(path.replaceAll(/\[\d+\]/g, "")))
  );
}

/** A Secret holds secrets and a provider holds credentials: to say so says nothing. */
function isSecretByNature(resource: RegisteredResource): boolean {
  return isProvider(resource) || resource.type === "kubernetes:core/v1:Secret";
}

function sources(resource: RegisteredResource, key: string, byUrn: ByUrn): RegisteredResource[] {
  return (resource.propertyDependencies[key] ?? []).flatMap((urn) => byUrn.get(urn) ?? []);
}

function unknownPaths(value: unknown, path: string): string[] {
  if (value === unknownMark) {
    return [path];
  }
  if (Array.isArray(value)) {
    return value.flatMap((item, index) => unknownPaths(item, `${path}[${index}]`));
  }
  if (typeof value !== "object" || value === null) {
    return [];
  }
  return Object.entries(value).flatMap(([key, item]) => unknownPaths(item, `${path}.${key}`));
}
