import type * as pulumi from "@pulumi/pulumi";

const kinds = ["admin", "editor", "viewer", "member"];

/**
 * Lists the names that a principal's resource would have in the other groups of principals. These names become aliases, so that a principal keeps its
 * resource when it moves to another group. Without aliases, Pulumi would create a second resource before it deletes the first one. EKS refuses a
 * second resource. On Google Cloud, both resources are the same grant, so Pulumi would then delete the grant.
 *
 * A name in several groups gets no aliases, because each group has a separate resource for it.
 *
 * @param prefix the start of the resources' names, for instance `prod`
 * @param key the group and the principal's name, for instance `viewer-developers`
 * @param keys the keys of all principals
 * @param suffix the end of the resources' names
 */
export function namesInOtherGroups(
  prefix: string,
  key: string,
  keys: readonly string[],
  suffix = "",
): Pick<pulumi.CustomResourceOptions, "aliases"> {
  const kind = kinds.find((one) => key.startsWith(`${one}-`));
  if (kind === undefined) {
    return {};
  }
  const others = kinds.filter((one) => one !== kind).map((one) => `${one}${key.slice(kind.length)}`);
  return others.some((other) => keys.includes(other))
    ? {}
    : { aliases: others.map((other) => ({ name: `${prefix}-${other}${suffix}` })) };
}
