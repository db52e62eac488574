/**
 * The shape of a value, in the words of JSON Schema that TypeScript's types need, and five words of our own. `false` is the
 * shape of a value that must be absent.
 */
export type Shape = false | ShapeFacts;

/** The words of a shape; without any, every value fits. */
export interface ShapeFacts {
  /** Name of a shape in the same file, as `#/definitions/NAME`. */
  readonly $ref?: string;
  readonly type?: "string" | "number" | "boolean" | "array" | "object";
  readonly enum?: readonly (string | number | boolean)[];
  readonly items?: Shape;
  readonly properties?: Readonly<Record<string, Shape>>;
  readonly required?: readonly string[];
  /** Shape of the properties without a name of their own; `false` refuses them. @default any value */
  readonly additionalProperties?: Shape;
  /** One of these shapes must fit, in addition to everything else. */
  readonly anyOf?: readonly Shape[];
  /** Whether an Output or a promise fits, too. Its value is not checked, because it is not known yet. */
  readonly output?: true;
  /** Type of something with behaviour, which is known by its `required` members: a class, a function, a resource. */
  readonly instance?: string;
  /** Regular expression of a text, with the flag `u`. @default any text */
  readonly pattern?: string;
  /** How messages describe what fits. @default follows from the type */
  readonly form?: string;
  /** Whether the value is merged into another one and may therefore lack required keys. */
  readonly partial?: true;
  /** For a key that is not supported yet: what to do instead. */
  readonly instead?: string;
}
