/** The type of the stack itself, which is under way from the beginning to the end of an operation. */
export const stackType = "pulumi:pulumi:Stack";

/** Returns a resource's name: the part of its URN after the last `::`. */
export function shortName(urn: string): string {
  return urn.slice(urn.lastIndexOf("::") + 2);
}

/** Returns a resource's type, such as `kubernetes:apps/v1:Deployment`, without its parents' types. */
export function typeOf(urn: string): string {
  const qualified = urn.split("::")[2] ?? "";
  return qualified.slice(qualified.lastIndexOf("$") + 1);
}

/** Names a resource in a message: `NodeGroup dev-apps`. */
export function kindAndName(urn: string): string {
  return `${typeOf(urn).split(":").at(-1) ?? ""} ${shortName(urn)}`;
}

/** Returns a resource's type and name. */
export function resourceOf(urn: string): { readonly type: string; readonly name: string } {
  return { type: typeOf(urn), name: shortName(urn) };
}
