const stackTypeType = "pulumi:pulumi:Stack";

/** Builds a URN as the engine does: first the types of all parents except the stack, then the type and the name. */
export function newUrn(stack: string, project: string, parent: string, type: string, name: string): string {
  const parentTypes = parent === "" ? "" : qualifiedType(parent);
  const types = parentTypes === "" || parentTypes === stackTypeType ? type : `${parentTypes}$${type}`;
  return `urn:pulumi:${stack}::${project}::${types}::${name}`;
}

/** Reports whether a URN or a type belongs to the stack. */
export function isStack(urnOrType: string): boolean {
  return urnOrType === stackTypeType || qualifiedType(urnOrType) === stackTypeType;
}

/** Returns the URN in a provider reference, which is `<urn>::<id>`. */
export function urnOfReference(reference: string): string {
  return reference.slice(0, reference.lastIndexOf("::"));
}

function qualifiedType(urn: string): string {
  return urn.split("::")[2] ?? "";
}
