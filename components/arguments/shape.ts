/**
 * The shape of a value. It uses the keywords of JSON Schema that TypeScript's types need, and five additional keywords. `false` is the shape of a
 * value that must be absent.
 */
export type Shape = false | ShapeFacts;

/** The keywords of a shape. Every value fits a shape without keywords. */
export interface ShapeFacts {
  /** Name of a shape in the same file, as `#/definitions/NAME`. */
  readonly $ref?: string;
  readonly type?: "string" | "number" | "boolean" | "array" | "object";
  readonly enum?: readonly (string | number | boolean)[];
  readonly items?: Shape;
  readonly properties?: Readonly<Record<string, Shape>>;
  readonly required?: readonly string[];
  /** Shape of all properties that `properties` does not list. `false` refuses such properties. @default any value */
  readonly additionalProperties?: Shape;
  /** At least one of these shapes must fit, in addition to the other keywords. */
  readonly anyOf?: readonly Shape[];
  /** Whether an Output or a promise also fits. Its value is not checked, because it is not known yet. */
  readonly output?: true;
  /** Name of a type with behaviour: a class, a function or a resource. A value has this type if it has the `required` members. */
  readonly instance?: string;
  /** Regular expression of a text, with the flag `u`. @default any text */
  readonly pattern?: string;
  /** Description of a fitting value, for messages. @default a description of the type */
  readonly form?: string;
  /** Whether the value is merged into another one and may therefore lack required keys. */
  readonly partial?: true;
  /** For a key that is not supported yet: the alternative, as an instruction. */
  readonly instead?: string;
}
