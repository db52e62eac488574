import { type RegisteredResource, unknownMark } from "../../../components/testing";
import { groupBy } from "../../group-by";
import { shortened } from "../../shortened";
import { isOfCloud, shownType } from "../descriptions";
import { isProvider, labelOf } from "../label";

type ByUrn = ReadonlyMap<string, RegisteredResource>;

/**
 * Lists the inputs that are secret or not known yet, and where unknown ones come from. An input that only refers to a cloud
 * resource of the program is named without its source, and left out if the description names it already.
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

/** Merges items of a list that refer to the same resource. */
function onceForLists(references: readonly { readonly path: string; readonly of: string }[]): string[] {
  const alike = groupBy(references, ({ path, of }) => `${path.replaceAll(/\[\d+\]/g, "[…]")} of ${of}`);
  return [...alike].flatMap(([all, each]) =>
    each.length > 1 ? [all] : each.map(({ path, of }) => `${path} of ${of}`),
  );
}

/** The ends of input paths that take an id, a link, an ARN or a name. */
const referencePatterns = [
  /(?:Ids?|Arns?|Names?|Url|Destination|securityGroups|^id|^arn|\.id|\.arn|^role|^rule|launchTemplate\.version)$/,
  /(?:[nN]etwork|keyRing|[kK]ms-?[kK]ey|[sS]erviceAccount|member|router|bucket|subnetworks\.name|destination)$/,
  /(?:ID|Uri|userAssignedIdentities|^scope|^issuer)s?$/,
];

/** Reports whether an unknown is the id, ARN or name of a cloud resource in the same program. */
function isReference(path: string, from: readonly RegisteredResource[]): boolean {
  return (
    from.length > 0 &&
    from.every(isOfCloud) &&
    referencePatterns.some((pattern) => pattern.test(path.replaceAll(/\[\d+\]/g, "")))
  );
}

/** Reports whether secrets are expected: a Secret holds secrets, and a provider holds credentials. */
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
