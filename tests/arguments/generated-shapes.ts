import { relative, sep } from "node:path";
import ts from "typescript";
import type { Shape } from "../../components/arguments/shape";
import { compiled, exportsOf, packageEntries } from "../support/compiler";
import { TypeShapes } from "./type-shapes";

type Definitions = Readonly<Record<string, Shape>>;

/** Returns the shapes of all arguments that the package takes, and of what they refer to, with their comments. */
export function argumentShapes(): Definitions {
  const exported = packageEntries.flatMap(exportsOf);
  const further = exported.filter(({ name }) => ["AddonOverrides", "AddonFacts"].includes(name));
  const checker = compiled().getTypeChecker();
  return shapesOf([
    ...exported.flatMap(argumentTypes),
    ...further.map((symbol) => checker.getDeclaredTypeOfSymbol(symbol)),
  ]);
}

/** Returns the shapes of interfaces that a module exports, by name. */
export function interfaceShapes(entry: string, names: readonly string[]): Definitions {
  const checker = compiled().getTypeChecker();
  return shapesOf(
    exportsOf(entry)
      .filter(({ name }) => names.includes(name))
      .map((symbol) => checker.getDeclaredTypeOfSymbol(symbol)),
  );
}

function shapesOf(types: readonly ts.Type[]): Definitions {
  const shapes = new TypeShapes(compiled().getTypeChecker());
  for (const type of types) {
    shapes.shapeOf(type);
  }
  return Object.fromEntries([...shapes.definitions].sort(([one], [other]) => (one < other ? -1 : 1)));
}

/** Lists the types of arguments that a class, a function or an add-on takes. */
function argumentTypes(symbol: ts.Symbol): ts.Type[] {
  const checker = compiled().getTypeChecker();
  if ((symbol.flags & ts.SymbolFlags.Value) === 0) {
    return [];
  }
  const type = checker.getTypeOfSymbol(symbol);
  const isFactory = type.aliasSymbol?.name === "AddonFactory";
  const signatures = [...type.getCallSignatures(), ...type.getConstructSignatures()];
  const taken = signatures.flatMap(({ parameters }) => parameters.map((one) => checker.getTypeOfSymbol(one)));
  const options = isFactory ? (type.aliasTypeArguments ?? []) : [];
  const isCapability = type.symbol?.name === "Capability" || type.aliasSymbol?.name === "Capability";
  const offered = isCapability ? checker.getTypeArguments(type as ts.TypeReference).slice(0, 1) : [];
  return [...options, ...offered, ...taken.map((one) => checker.getNonNullableType(one)).filter(isArguments)];
}

function isArguments(type: ts.Type): boolean {
  const symbol = type.aliasSymbol ?? type.symbol;
  const file = symbol?.declarations?.[0]?.getSourceFile().fileName;
  const isOurs = file !== undefined && relative(process.cwd(), file).split(sep)[0] === "components";
  return isOurs && /(Args|Options|Overrides)$/.test(symbol.name);
}

/** Writes definitions without their comments, one line for each property. */
export function printed(definitions: Definitions): string {
  const lines = Object.entries(definitions).map(([name, shape]) => `${JSON.stringify(name)}: ${definition(shape)}`);
  return `{\n"definitions": {\n${lines.join(",\n")}\n}\n}\n`;
}

function definition(shape: Shape): string {
  if (shape === false || shape.properties === undefined) {
    return compact(shape);
  }
  const { properties, ...rest } = shape;
  const members = Object.entries(properties).map(([name, one]) => `    ${JSON.stringify(name)}: ${compact(one)}`);
  return `${compact(rest).slice(0, -1)}, "properties": {\n${members.join(",\n")}\n  }}`;
}

function compact(shape: Shape): string {
  return JSON.stringify(shape, (key, value: unknown) =>
    key === "description" && typeof value === "string" ? undefined : value,
  );
}
