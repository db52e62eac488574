import type { RegisteredResource } from "../../../components/testing";
import { clouds } from "../../clouds";
import { items, text } from "../../values";
import { kindOf, labelOf } from "../label";

/** Lists groups without members that get rights in the clusters of a program, if the program itself names the members of groups. */
export function emptyGroups(managed: readonly RegisteredResource[]): string[] {
  const cloud = clouds.find(({ cluster }) => managed.some(({ type }) => type === cluster.controlPlane));
  const known = cloud?.groups?.(managed);
  if (known === undefined) {
    return [];
  }
  const bindings = new Map<string, string[]>();
  for (const resource of managed.filter(isBinding)) {
    for (const group of groupsOf(resource).filter((name) => !known.includes(name) && !name.startsWith("system:"))) {
      bindings.set(group, [...(bindings.get(group) ?? []), labelOf(resource)]);
    }
  }
  return [...bindings].map(
    ([group, labels]) => `the group ${group} has no members, but gets permissions from ${labels.join(", ")}`,
  );
}

function isBinding(resource: RegisteredResource): boolean {
  return resource.type.startsWith("kubernetes:rbac.") && /^(Cluster)?RoleBinding$/.test(kindOf(resource));
}

function groupsOf({ inputs }: RegisteredResource): string[] {
  return items(inputs.subjects).flatMap(({ kind, name }) => (kind === "Group" ? (text(name) ?? []) : []));
}
