import type * as pulumi from "@pulumi/pulumi";

const kinds = ["admin", "editor", "viewer", "member"];

/**
 * Lists the names that a principal's resource had in each other group of principals. With them as aliases, a principal that moves to
 * another group keeps its resource. Without them Pulumi makes the second one first: EKS refuses it, and Google Cloud has one grant for
 * both, which then goes with the first one.
 *
 * A name that stands in several groups gets none: each of them has its own resource.
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
