import type { PlannedResource } from "../planned-resource";

/** A resource before and after. */
export interface Pair {
  readonly before: PlannedResource;
  readonly after: PlannedResource;
}

/** Two plans, matched resource by resource. */
export interface Pairs {
  readonly kept: readonly Pair[];
  readonly created: readonly PlannedResource[];
  readonly deleted: readonly PlannedResource[];
}

/** Finds the earlier resource for each resource: by its URN, or by an alias of it or of a parent. */
export function pairs(before: readonly PlannedResource[], after: readonly PlannedResource[]): Pairs {
  const old = new Map(before.map((resource) => [resource.urn, resource]));
  const formerUrns = formerUrnsOf(after);
  const matches = after.map((resource) => ({
    after: resource,
    before: formerUrns(resource).flatMap((urn) => old.get(urn) ?? [])[0],
  }));
  const kept = matches.flatMap((match) => (match.before === undefined ? [] : [{ ...match, before: match.before }]));
  const taken = new Set(kept.map((pair) => pair.before.urn));
  const present = new Map(kept.map((pair) => [pair.before.urn, pair.after.urn]));
  return {
    kept: kept.map((pair) => ({ ...pair, before: inPresentUrns(pair.before, present) })),
    created: matches.filter((match) => match.before === undefined).map((match) => match.after),
    deleted: before.filter(({ urn }) => !taken.has(urn)),
  };
}

/** Rewrites references to old URNs, so that an alias does not show as a change in the resources that refer to it. */
function inPresentUrns(resource: PlannedResource, present: ReadonlyMap<string, string>): PlannedResource {
  const now = (urn: string) => present.get(urn) ?? urn;
  const { deletedWith, replaceWith } = resource.options;
  const dependencies = Object.entries(resource.propertyDependencies).map(
    ([key, urns]) => [key, urns.map(now)] as const,
  );
  return {
    ...resource,
    provider: resource.provider === null ? null : now(resource.provider),
    propertyDependencies: Object.fromEntries(dependencies),
    options: {
      ...resource.options,
      ...(deletedWith === undefined ? {} : { deletedWith: now(deletedWith) }),
      ...(replaceWith === undefined ? {} : { replaceWith: replaceWith.map(now) }),
    },
  };
}

/** Lists the URNs that a resource may have had, its own first. Children follow their parent's aliases, as in the engine. */
function formerUrnsOf(resources: readonly PlannedResource[]): (resource: PlannedResource) => string[] {
  const byUrn = new Map(resources.map((resource) => [resource.urn, resource]));
  const known = new Map<string, string[]>();
  const find = (resource: PlannedResource): string[] => {
    const found = known.get(resource.urn);
    if (found !== undefined) {
      return found;
    }
    const own = (resource.options.aliases ?? []).map((alias) => aliasUrn(resource.urn, alias));
    const parent = byUrn.get(resource.parent ?? "");
    const inherited =
      parent === undefined
        ? []
        : find(parent)
            .slice(1)
            .map((urn) => underFormerParent(resource, parent, urn));
    const urns = [resource.urn, ...own, ...inherited];
    known.set(resource.urn, urns);
    return urns;
  };
  return find;
}

/** Returns the URN of an alias, which is a URN or says how it differs from the resource's own. */
function aliasUrn(urn: string, alias: string | Readonly<Record<string, string | boolean>>): string {
  if (typeof alias === "string") {
    return alias;
  }
  const { head, parents, type, name } = parts(urn);
  const ofParent = typeof alias.parentUrn === "string" ? qualifiedType(alias.parentUrn) : parents;
  const qualified = [alias.noParent === true ? "" : ofParent, String(alias.type ?? type)];
  return `${head}::${qualified.filter((part) => part !== "").join("$")}::${String(alias.name ?? name)}`;
}

/** Returns a child's URN under an alias of its parent: the qualified type follows, and a name that begins with the parent's name. */
function underFormerParent(child: PlannedResource, parent: PlannedResource, formerParent: string): string {
  const former = parts(formerParent);
  const { head, type } = parts(child.urn);
  const name = child.name.startsWith(parent.name)
    ? `${former.name}${child.name.slice(parent.name.length)}`
    : child.name;
  return `${head}::${qualifiedType(formerParent)}$${type}::${name}`;
}

function qualifiedType(urn: string): string {
  const { parents, type } = parts(urn);
  return parents === "" ? type : `${parents}$${type}`;
}

/** Splits a URN, which is `urn:pulumi:stack::project::parents$type::name`. Types contain `:`, never `::`. */
function parts(urn: string): { head: string; parents: string; type: string; name: string } {
  const [stack = "", project = "", qualified = "", ...names] = urn.split("::");
  const types = qualified.split("$");
  const type = types.pop() ?? "";
  return { head: `${stack}::${project}`, parents: types.join("$"), type, name: names.join("::") };
}
