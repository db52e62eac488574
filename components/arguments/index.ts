import { type Problem, refuseProblems } from "../problems";
import { type Misfit, memberMisfits, type Path } from "./misfits";
import type { Shape } from "./shape";
import shapes from "./shapes.json";

export type { Misfit };

const definitions = shapes.definitions as Readonly<Record<string, Shape>>;

/** How mistakes in a value are reported. */
export interface ShapeReport {
  /** Path of the value itself. @default none */
  readonly path?: string;
  /** Whether the value may hold secrets, so that messages never show texts of it. @default false */
  readonly isSecret?: boolean;
}

/** Lists where a value does not fit an exported interface. What is an Output already is left alone. */
export function shapeMisfits(name: string, value: unknown, isSecret = false): Misfit[] {
  const { [name]: shape } = definitions;
  if (shape === undefined) {
    throw new Error(`the interface ${name} has no shape; export it, and run "npm run generate"`);
  }
  return memberMisfits(shape, value, [], { definitions, isSecret });
}

/**
 * Lists the mistakes in a value that an exported interface describes: unknown keys, and values that are missing or of a wrong type.
 *
 * @param name the interface, for instance `TraefikOptions`
 */
export function shapeProblems(name: string, value: unknown, { path = "", isSecret }: ShapeReport = {}): Problem[] {
  return shapeMisfits(name, value, isSecret).map((misfit) => ({
    path: pathIn(path, misfit.path),
    message: misfit.message,
  }));
}

/**
 * Refuses arguments that do not fit their interface, before anything reads them.
 *
 * @throws pulumi.RunError with all mistakes
 */
export function refuseMisshapen(subject: string, name: string, args: unknown, report?: ShapeReport): void {
  refuseProblems(subject, shapeProblems(name, args, report));
}

function pathIn(outer: string, inner: Path): string {
  const text = inner.map((key) => (typeof key === "number" ? `[${key}]` : `.${key}`)).join("");
  return outer === "" ? text.replace(/^\./, "") : outer + text;
}
