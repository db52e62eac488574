import { expected, type Problem, refuseProblems, subjectOf } from "../problems";
import { isRecord } from "../records";
import { type Misfit, memberMisfits, type Path } from "./misfits";
import type { Shape } from "./shape";
import ownFile from "./shapes.json";

export type { Misfit, Shape };

const ownShapes = ownFile.definitions as Readonly<Record<string, Shape>>;

/**
 * The settings of a check of a value, and of the messages about its mistakes.
 *
 * @example
 * ```ts
 * import { type ShapeReport, shapeProblems } from "keelson";
 *
 * const report: ShapeReport = { path: "addons.traefik" };
 * const problems = shapeProblems("TraefikOptions", { exposre: "public" }, report);
 * ```
 */
export interface ShapeReport {
  /** Path of the value itself. @default none */
  readonly path?: string;
  /** Whether the value may contain secrets. Messages then never show its texts. @default false */
  readonly isSecret?: boolean;
  /** Shapes of a program's own interfaces. They may refer to shapes of this package. @default none */
  readonly shapes?: Readonly<Record<string, Shape>>;
}

/** Lists the places where a value does not fit an exported interface. Skips a value that is an Output. */
export function shapeMisfits(name: string, value: unknown, { isSecret = false, shapes }: ShapeReport = {}): Misfit[] {
  const definitions = { ...ownShapes, ...shapes };
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
export function shapeProblems(name: string, value: unknown, report: ShapeReport = {}): Problem[] {
  return shapeMisfits(name, value, report).map((misfit) => ({
    path: pathIn(report.path ?? "", misfit.path),
    message: misfit.message,
  }));
}

/** The settings with which a component refuses arguments. */
interface Refusal extends Pick<ShapeReport, "isSecret"> {
  /** Lists further mistakes in arguments whose types are right, so that one error shows all mistakes. @default none */
  readonly further?: () => readonly Problem[];
}

/**
 * Refuses arguments of a component that do not fit their interface or have further mistakes. Runs before anything reads the arguments.
 *
 * @param kind the kind of the component, for instance `tenant`
 * @throws pulumi.RunError with all mistakes
 */
export function refuseMisshapen(
  kind: string,
  name: string,
  shape: string,
  args: unknown,
  { isSecret, further = () => [] }: Refusal = {},
): void {
  const named = typeof name === "string" ? [] : [expected("name", "a text as the first argument", name)];
  const misfits = shapeMisfits(shape, args, { isSecret });
  const isReadable = named.length === 0 && misfits.every(({ isOnlyForm }) => isOnlyForm === true);
  const problems = [...named, ...misfits.map(({ path, message }) => ({ path: pathIn("", path), message }))];
  const others = (isReadable ? further() : []).filter(({ path }) => problems.every((one) => one.path !== path));
  refuseProblems(subjectOf(kind, name, tenantOf(args)), [...problems, ...others]);
}

/** Returns the tenant in arguments that are not checked yet. */
function tenantOf(args: unknown): { readonly homeName?: unknown } | undefined {
  return isRecord(args) && isRecord(args.tenant) ? args.tenant : undefined;
}

function pathIn(outer: string, inner: Path): string {
  const text = inner.map((key) => (typeof key === "number" ? `[${key}]` : `.${key}`)).join("");
  return outer === "" ? text.replace(/^\./, "") : outer + text;
}
