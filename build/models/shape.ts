import type { Fact } from "../../cli/clouds";

/** A value as an API model describes it. Lists are left out: their items stand for them. */
export interface Shape {
  readonly fact: Fact;
  /** The members of an object, by the model's names. */
  readonly members: () => Readonly<Record<string, Shape>>;
}

/** An API model of a type: one object with everything that its calls accept. */
export interface TypeShape {
  /** For instance `botocore eks CreateCluster`. */
  readonly model: string;
  readonly root: Shape;
}

/** A shape without limits and members. */
export const anything: Shape = { fact: {}, members: () => ({}) };

/** Joins objects into one. The first that has a member counts. */
export function joined(shapes: readonly Shape[]): Shape {
  return { fact: {}, members: () => Object.assign({}, ...shapes.toReversed().map(({ members }) => members())) };
}

/** Finds a value below a shape. @throws Error if the model has no such member */
export function below(shape: Shape, path: string): Shape {
  return path.split(".").reduce((at, name) => {
    const found = at.members()[name];
    if (found === undefined) {
      throw new Error(`${path}: the model has no member ${name}, only ${Object.keys(at.members()).join(", ")}`);
    }
    return found;
  }, shape);
}
