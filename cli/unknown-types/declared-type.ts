/** The form of an output. */
export type OutputForm = "string" | "strings" | "number" | "boolean" | "list" | "object";

/** The declaration of a type in a generated SDK. */
export interface DeclaredType {
  readonly inputs: ReadonlySet<string>;
  /** The outputs that a resource always has, by name. */
  readonly outputs: Readonly<Record<string, OutputForm>>;
}

/**
 * Reads a type's properties from the files that Pulumi's generator writes for it.
 *
 * @param code its JavaScript, which tells inputs from outputs
 * @param declarations its TypeScript declarations, which tell the outputs' types
 */
export function declaredType(code: string, declarations: string): DeclaredType {
  const assigned = [...code.matchAll(/resourceInputs\["(\w+)"\] = (.*)$/gm)].map(([, name = "", value = ""]) => ({
    name,
    isOutput: value.startsWith("undefined"),
  }));
  const inputs = new Set(assigned.filter(({ isOutput, name }) => !isOutput && name !== "").map(({ name }) => name));
  /* A constructor for an existing resource assigns its state to the same names. */
  const looked = [...code.matchAll(/resourceInputs\["(\w+)"\] = args\b/g)].map(([, name = ""]) => name);
  const given = looked.length > 0 ? new Set(looked) : inputs;
  const own = declarations.split(/^export interface /m)[0] ?? "";
  const outputs = [...own.matchAll(/^ {4}(?:declare )?readonly (\w+): pulumi\.Output<(.*?)>;$/gms)].flatMap(
    ([, name = "", type = ""]) => {
      const isOptional = type.trim().endsWith("| undefined");
      return isOptional && given.has(name) ? [] : [[name, formOf(type)] as const];
    },
  );
  return { inputs: given, outputs: Object.fromEntries(outputs) };
}

/**
 * Reads the results that a function always returns from its TypeScript declarations; undefined if they declare none.
 *
 * @param name the function's, for instance `getAmi`
 */
export function declaredResult(name: string, declarations: string): Readonly<Record<string, OutputForm>> | undefined {
  const result = `${name.charAt(0).toUpperCase()}${name.slice(1)}Result`;
  const [, own] = declarations.split(`export interface ${result} {\n`);
  if (own === undefined) {
    return undefined;
  }
  const body = own.slice(0, own.search(/^\}/m));
  const fields = [...body.matchAll(/^ {4}readonly (\w+): (.*?);$/gms)];
  return Object.fromEntries(fields.map(([, field = "", type = ""]) => [field, formOf(type)]));
}

/** Returns the form of a TypeScript type. Enumerations of an SDK are texts, but look like objects. */
function formOf(declared: string): OutputForm {
  const type = declared.replace(/\s*\| undefined$/, "").trim();
  switch (type) {
    case "string":
    case "number":
    case "boolean":
      return type;
    case "string[]":
      return "strings";
    default:
      return type.endsWith("[]") ? "list" : "object";
  }
}
