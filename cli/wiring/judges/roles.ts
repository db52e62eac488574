import { closest } from "fastest-levenshtein";
import { type Fields, fields, items, text } from "../../values";
import type { Verdict } from "../contract";
import type { Inventory } from "../inventory";
import { isBootstrapped, isOfChart, type PlainObject } from "../objects";
import { hasResource, isVerb, resourcesOf, servedBy } from "../rbac";
import { broken, ok, type Place } from "../verdicts";

const group = "rbac.authorization.k8s.io";

/**
 * Judges whether the rules of roles name existing groups, resources and verbs. Kubernetes accepts any word and grants nothing. Groups with
 * a domain that are not Kubernetes' own are judged if their CustomResourceDefinitions are known. Charts may also name resources of older
 * Kubernetes versions.
 */
export function judgeRoles(cluster: Inventory): Verdict[] {
  const ofOthers = definedResources(cluster);
  const known = (of: string) => resourcesOf(of) ?? ofOthers.get(of) ?? (/[.*]/.test(of) ? undefined : []);
  return [...cluster.all(`Role.${group}`), ...cluster.all(`ClusterRole.${group}`)]
    .filter((role) => !isBootstrapped(role) && !isOfChart(role))
    .flatMap((object) => items(object, "rules").flatMap((rule, index) => judgeRule(object, rule, index, known)));
}

type Known = (group: string) => readonly string[] | undefined;

function judgeRule(object: PlainObject, rule: Fields, index: number, known: Known): Verdict[] {
  const place = { object, at: `rules[${index}]` };
  const [groups, resources, verbs] = ["apiGroups", "resources", "verbs"].map((key) => words(rule[key]));
  return [
    ...(resources ?? []).flatMap((resource) => judgeResource(place, groups ?? [], resource, known)),
    ...(verbs ?? []).map((verb) =>
      isVerb(verb) ? ok(place) : broken(place, `expected a verb that ${servedBy} knows, got "${verb}"; fix the verb`),
    ),
  ];
}

/** The core group has an empty name. */
function words(list: unknown): readonly string[] {
  return Array.isArray(list) ? list.filter((one) => typeof one === "string") : [];
}

function judgeResource(place: Place, groups: readonly string[], resource: string, known: Known): Verdict[] {
  const lists = groups.map((one) => ({ one, names: known(one) }));
  const judgeable = lists.flatMap(({ names, one }) => (names === undefined ? [] : [{ names, one }]));
  if (judgeable.length === 0 || judgeable.length < lists.length) {
    return [];
  }
  if (judgeable.some(({ names, one }) => hasResource(one, names, resource))) {
    return [ok(place)];
  }
  const all = judgeable.flatMap(({ names }) => names);
  const named = groups.map((one) => one || "core").join(", ");
  const near = all.length === 0 ? "" : `, for instance ${closest(resource, all)}`;
  return [
    broken(place, `expected a resource of API group ${named} in ${servedBy}, got "${resource}"; fix the name${near}`),
  ];
}

/** Returns the resources that the known CustomResourceDefinitions define, by their group. */
function definedResources(cluster: Inventory): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const definition of cluster.all("CustomResourceDefinition.apiextensions.k8s.io")) {
    const { group: own, names, versions } = fields(definition, "spec");
    const plural = text(names, "plural") ?? "";
    const parts = items(versions).flatMap(({ subresources }) => Object.keys(fields(subresources)));
    const all = found.get(text(own) ?? "") ?? [];
    all.push(plural, ...new Set(parts.map((part) => `${plural}/${part}`)));
    found.set(text(own) ?? "", all);
  }
  return found;
}
