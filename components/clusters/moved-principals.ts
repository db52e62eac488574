import type * as pulumi from "@pulumi/pulumi";

const kinds = ["admin", "editor", "viewer", "member"];

/**
 * Lists the names that a principal's resource has in the other groups of principals. As aliases, they let a principal that moves to another
 * group keep its resource. Without them, Pulumi would create the second resource first: EKS refuses it, and on Google Cloud both are one
 * grant, which is then deleted with the first.
 *
 * A name in several groups gets no aliases: each group has its own resource for it.
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
