import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import type { Fact } from "../../cli/clouds";
import { type Declarations, declarationsIn } from "./azure-declarations";
import { lengthIn, limitsIn } from "./described-limits";
import { anything, joined, type Shape, type TypeShape } from "./shape";

/** A value in the `mappers` of Azure's SDKs, which are generated from its REST specifications. */
interface Mapper {
  readonly readOnly?: boolean;
  readonly constraints?: {
    readonly Pattern?: RegExp;
    readonly MinLength?: number;
    readonly MaxLength?: number;
    readonly InclusiveMinimum?: number;
    readonly InclusiveMaximum?: number;
  };
  readonly type: {
    readonly name: string;
    readonly className?: string;
    readonly element?: Mapper;
    readonly value?: Mapper;
    readonly modelProperties?: Readonly<Record<string, Mapper>>;
  };
}

/** A package of Azure's SDK, as its generator before TypeSpec wrote it: newer ones have no limits. */
export class AzureSdk {
  readonly #name: string;
  readonly #mappers: Readonly<Record<string, Mapper>>;
  readonly #parameters: Readonly<Record<string, { readonly mapper?: Mapper }>>;
  readonly #declarations: Declarations;

  constructor(
    name: string,
    mappers: Readonly<Record<string, Mapper>>,
    parameters: Readonly<Record<string, { readonly mapper?: Mapper }>>,
    declarations: Declarations,
  ) {
    this.#name = name;
    this.#mappers = mappers;
    this.#parameters = parameters;
    this.#declarations = declarations;
  }

  /** @param folder the unpacked package */
  static async open(name: string, folder: string): Promise<AzureSdk> {
    const models = ["dist/esm/models", "dist-esm/src/models"].map((path) => resolve(folder, "package", path));
    const found = models.find((path) => existsSync(join(path, "mappers.js")));
    if (found === undefined) {
      throw new Error(`${name}: ${models.join(", ")} have no mappers.js; choose a version before TypeSpec`);
    }
    const load = (file: string) => import(pathToFileURL(join(found, file)).href);
    return new AzureSdk(name, await load("mappers.js"), await load("parameters.js"), declarationsIn(found, folder));
  }

  /**
   * Returns what a class accepts, and the inputs that are in the address.
   *
   * @param address the last name in the path of its ids
   */
  typeShape(className: string, address: string): TypeShape {
    const mapper = this.#mappers[className];
    if (mapper === undefined) {
      throw new Error(`${this.#name} has no class ${className}`);
    }
    const parameter = this.#parameters[address]?.mapper;
    const named: Shape = {
      fact: {},
      members: () => (parameter === undefined ? {} : { [address]: { fact: factOf(parameter), members: () => ({}) } }),
    };
    return { model: `${this.#name} ${className}`, root: joined([this.#shape(mapper, {}), named]) };
  }

  #shape(mapper: Mapper, declared: Fact): Shape {
    const { className = "", element, modelProperties, value } = mapper.type;
    const each = element ?? value;
    if (each !== undefined) {
      return this.#shape(each, declared);
    }
    const properties = modelProperties ?? this.#mappers[className]?.type.modelProperties;
    if (properties === undefined) {
      return { ...anything, fact: { ...declared, ...factOf(mapper) } };
    }
    const members = Object.entries(properties).filter(([, { readOnly }]) => readOnly !== true);
    return {
      fact: {},
      members: () =>
        Object.fromEntries(
          members.map(([name, member]) => [name, this.#shape(member, this.#declared(className, name, member))]),
        ),
    };
  }

  #declared(className: string, name: string, { constraints, type }: Mapper): Fact {
    const oneOf = this.#declarations.enumerationOf(className, name);
    const description = this.#declarations.descriptionOf(className, name);
    return {
      ...(oneOf !== undefined && { oneOf }),
      ...(type.name === "Number" && limitsIn(description, constraints?.InclusiveMinimum !== undefined)),
      ...(type.name === "String" && lengthIn(description)),
    };
  }
}

function factOf({ constraints = {} }: Mapper): Fact {
  const {
    InclusiveMaximum: max,
    InclusiveMinimum: min,
    MaxLength: maxLength,
    MinLength: minLength,
    Pattern,
  } = constraints;
  const fact = { pattern: Pattern?.source, minLength, maxLength, min, max };
  return Object.fromEntries(Object.entries(fact).filter(([, limit]) => limit !== undefined));
}
