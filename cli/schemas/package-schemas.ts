import type { DeclaredType, InstalledSdks } from "../unknown-types";
import { text } from "../values";
import { type DeclaredResource, declaredFunction, declaredResource } from "./declared-resource";
import { any, type Reading, typeFor } from "./property-access";
import { canonicalToken, componentPackages, isProvider, packageOf, wholeToken } from "./tokens";
import type { UsedProperties, YamlUsage } from "./yaml-program";

type Properties = Readonly<Record<string, object>>;

/**
 * Writes the schemas of the packages that a program uses, for a language host that asks the packages' plugins for them. A schema only has
 * types that the program names: as an SDK for Node.js declares them, otherwise as the program itself uses them.
 */
export class PackageSchemas {
  readonly #usage: YamlUsage;
  readonly #sdks: InstalledSdks;
  readonly #own: InstalledSdks;
  readonly #given: ReadonlyMap<string, string>;

  /**
   * @param sdks the SDKs of the project
   * @param own those beside this command line, where only the one for Kubernetes is always installed
   * @param given whole schemas, by package, of plugins that are part of the project
   */
  constructor(
    usage: YamlUsage,
    sdks: InstalledSdks,
    own: InstalledSdks,
    given: ReadonlyMap<string, string> = new Map(),
  ) {
    this.#usage = usage;
    this.#sdks = sdks;
    this.#own = own;
    this.#given = given;
  }

  /** The packages that the program uses, sorted. */
  get packages(): readonly string[] {
    const tokens = [...this.#usage.types.keys(), ...this.#usage.functions.keys()];
    return [...new Set(tokens.map(packageOf))].filter((name) => name !== "pulumi").toSorted();
  }

  /** The packages whose types follow from the program's use, because no SDK declares them. */
  get undeclared(): readonly string[] {
    return this.packages.filter((name) => this.#sdkOf(name) === undefined && !this.#given.has(name));
  }

  /** Returns the version of a package's SDK. Without one, nothing says how old the package is, and it counts as new. */
  versionOf(name: string): string {
    const given = this.#given.get(name);
    const version = given === undefined ? undefined : text(JSON.parse(given), "version");
    return version ?? this.#sdkOf(name)?.versionOf(name) ?? "999.0.0";
  }

  /** Writes a package's schema, as JSON: https://www.pulumi.com/docs/iac/extending-pulumi/schema/ */
  schemaOf(name: string): string {
    const whole = this.#given.get(name);
    if (whole !== undefined) {
      return whole;
    }
    const of = <Used>(used: ReadonlyMap<string, Used>) => [...used].filter(([token]) => packageOf(token) === name);
    const resources = of(this.#usage.types).filter(([token]) => !isProvider(token));
    const providers = of(this.#usage.types).filter(([token]) => isProvider(token));
    const given = providers.flatMap(([, used]) => [...used.given]);
    const settings = this.#declared(`${name}:index:Provider`)?.inputs ?? [];
    return JSON.stringify({
      name,
      version: this.versionOf(name),
      provider: { inputProperties: anyOf(this.#sdkOf(name) === undefined ? given : settings) },
      resources: Object.fromEntries(resources.flatMap(([token, used]) => this.#resource(token, used))),
      functions: Object.fromEntries(of(this.#usage.functions).flatMap(([token, used]) => this.#function(token, used))),
    });
  }

  /** Returns what the program gives and reads of a type that no SDK declares; undefined if it does not name it. */
  typeOf(token: string): DeclaredType | undefined {
    const used = usedAs(token, this.#usage.types);
    return used && { inputs: used.given, outputs: formsOf(used.read) };
  }

  /** Returns what the program reads of a function's result that no SDK declares; undefined if it does not call it. */
  resultOf(token: string): DeclaredType["outputs"] | undefined {
    const used = usedAs(token, this.#usage.functions);
    return used && formsOf(used.read);
  }

  #resource(token: string, used: UsedProperties): [string, object][] {
    if (this.#sdkOf(packageOf(token)) !== undefined) {
      const declared = this.#declared(token);
      return declared === undefined ? [] : [[declared.token, resourceSpec(declared, used.read)]];
    }
    const inputProperties = anyOf(used.given);
    const isComponent = componentPackages.has(packageOf(token));
    return [
      [
        canonicalToken(token),
        { isComponent, inputProperties, properties: { ...inputProperties, ...typesFor(used.read) } },
      ],
    ];
  }

  #function(token: string, used: UsedProperties): [string, object][] {
    const sdk = this.#sdkOf(packageOf(token));
    const declared = sdk && declaredFunction(sdk.codeOf(wholeToken(token)) ?? "");
    if (sdk !== undefined && declared === undefined) {
      return [];
    }
    const results = Object.keys((declared && sdk?.resultOf(declared.token)) ?? {});
    const inputs = { type: "object", properties: anyOf([...(declared?.inputs ?? []), ...used.given]) };
    const read = declared === undefined ? used.read : declaredOf(used.read, results);
    const outputs = { type: "object", properties: { ...anyOf(results), ...typesFor(read) } };
    return [[declared?.token ?? canonicalToken(token), { inputs, outputs }]];
  }

  #declared(token: string): DeclaredResource | undefined {
    return declaredResource(this.#sdkOf(packageOf(token))?.codeOf(wholeToken(token)) ?? "");
  }

  #sdkOf(name: string): InstalledSdks | undefined {
    if (this.#sdks.versionOf(name) !== undefined) {
      return this.#sdks;
    }
    return name === "kubernetes" ? this.#own : undefined;
  }
}

function resourceSpec(declared: DeclaredResource, read: readonly Reading[]): object {
  const { constants, inputs, isComponent, outputs, requiredInputs, secretInputs } = declared;
  const fixed: Properties = Object.fromEntries(
    Object.entries(constants).map(([name, value]) => [name, { type: "string", const: value }]),
  );
  const secrets: Properties = Object.fromEntries(secretInputs.map((name) => [name, { ...any, secret: true }]));
  return {
    isComponent,
    inputProperties: { ...anyOf(inputs), ...secrets, ...fixed },
    requiredInputs,
    properties: { ...anyOf(outputs), ...typesFor(declaredOf(read, outputs)), ...fixed },
  };
}

function anyOf(names: Iterable<string>): Properties {
  return Object.fromEntries([...names].map((name) => [name, any]));
}

/** Leaves out what an SDK does not declare, so that the language host refuses to read it. */
function declaredOf(read: readonly Reading[], declared: readonly string[]): readonly Reading[] {
  return read.filter(({ property }) => declared.includes(property));
}

function typesFor(read: readonly Reading[]): Properties {
  const names = [...new Set(read.map(({ property }) => property))];
  return Object.fromEntries(names.map((name) => [name, typeFor(read.filter(({ property }) => property === name))]));
}

function usedAs(token: string, used: ReadonlyMap<string, UsedProperties>): UsedProperties | undefined {
  return [...used].find(([written]) => canonicalToken(written) === token)?.[1];
}

/** Returns the forms that the program takes outputs for: it reads further into an object, and a text otherwise. */
function formsOf(read: readonly Reading[]): DeclaredType["outputs"] {
  const isObject = ({ rest }: Reading) => rest.length > 0;
  return Object.fromEntries(read.map((one) => [one.property, isObject(one) ? "object" : "string"] as const));
}
