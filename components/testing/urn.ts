const stackTypeType = "pulumi:pulumi:Stack";

/** The URN the engine gives: the types of all parents, without the stack's, then the name. */
export function newUrn(stack: string, project: string, parent: string, type: string, name: string): string {
  const parentTypes = parent === "" ? "" : qualifiedType(parent);
  const types = parentTypes === "" || parentTypes === stackTypeType ? type : `${parentTypes}$${type}`;
  return `urn:pulumi:${stack}::${project}::${types}::${name}`;
}

/** Whether a URN, or a type, is that of the stack itself. */
export function isStack(urnOrType: string): boolean {
  return urnOrType === stackTypeType || qualifiedType(urnOrType) === stackTypeType;
}

/** The URN within a provider reference, which is `<urn>::<id>`. */
export function urnOfReference(reference: string): string {
  return reference.slice(0, reference.lastIndexOf("::"));
}

function qualifiedType(urn: string): string {
  return urn.split("::")[2] ?? "";
}
