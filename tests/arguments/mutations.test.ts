import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import * as keelson from "../../components";
import { shapeProblems } from "../../components/arguments";
import type { Shape, ShapeFacts } from "../../components/arguments/shape";
import file from "../../components/arguments/shapes.json";
import * as aks from "../../components/clusters/aks";
import * as eks from "../../components/clusters/eks";
import * as gke from "../../components/clusters/gke";
import stackFile from "../../stacks/schema/shapes.json";
import { bound, kubeconfig, network } from "../support/programs";

const ofFile = stackFile.definitions as Readonly<Record<string, Shape>>;
const definitions = { ...(file.definitions as Readonly<Record<string, Shape>>), ...ofFile };

/** One value of each kind; none of them is a word that any option knows. */
const samples = {
  null: null,
  number: 7,
  string: "no such word",
  boolean: true,
  array: [{}],
  object: { "no such key": 1 },
  function: () => 1,
} as const;

type Constructor = new (name: string, args: unknown) => unknown;

const exported = Object.entries<unknown>({ ...keelson, ...eks, ...gke, ...aks });
const components = exported.flatMap(([name, value]): [string, Constructor][] =>
  typeof value === "function" && `${name}Args` in definitions ? [[name, value as Constructor]] : [],
);

function resolve(shape: Shape): Shape {
  return shape !== false && shape.$ref !== undefined
    ? resolve(definitions[shape.$ref.split("/")[2] ?? ""] ?? {})
    : shape;
}

/** Returns the kinds of values that a shape takes, or nothing if it takes any. */
function kindsOf(shape: Shape): string[] | undefined {
  const found = resolve(shape);
  if (found === false || found.instead !== undefined) {
    return [];
  }
  if (found.instance !== undefined) {
    return [found.instance === "function" ? "function" : "object"];
  }
  if (found.type !== undefined) {
    return [found.type];
  }
  const { enum: words } = found;
  return words === undefined
    ? found.anyOf?.flatMap((way) => kindsOf(way) ?? Object.keys(samples))
    : Object.entries(samples).flatMap(([kind, value]) => (words.some((word) => word === value) ? [kind] : []));
}

/** Returns the options of a map, by name; what only some of several maps have comes with its shape in each of them. */
function optionsOf(shape: ShapeFacts): Map<string, Shape[]> {
  const options = new Map<string, Shape[]>();
  for (const { properties } of [shape, ...(shape.anyOf ?? [])].flatMap((one) => (one === false ? [] : one))) {
    for (const [name, option] of Object.entries(properties ?? {})) {
      options.set(name, [...(options.get(name) ?? []), option]);
    }
  }
  return options;
}

/** Reports whether a map is one of several, which messages ask for before they look at what is common to all of them. */
function isOneOfSeveral(type: string): boolean {
  return (definitions[type] as ShapeFacts).anyOf !== undefined;
}

function isNamed(problem: keelson.Problem, key: string): boolean {
  return problem.path === key || problem.path.startsWith(`${key}.`) || problem.path.startsWith(`${key}[`);
}

function* optionsOfAll(): Generator<[type: string, key: string, shapes: Shape[]]> {
  for (const [type, shape] of Object.entries(definitions)) {
    for (const [key, shapes] of shape === false || shape.type !== "object" ? [] : optionsOf(shape)) {
      yield [type, key, shapes];
    }
  }
}

describe("an option of any interface", () => {
  it("refuses values of other kinds, and names the option", () => {
    const wrong: string[] = [];
    let tried = 0;
    for (const [type, key, shapes] of optionsOfAll()) {
      const kinds = shapes.map(kindsOf);
      for (const [kind, value] of Object.entries(samples)) {
        if (kinds.every((one) => one?.includes(kind) === false)) {
          tried += 1;
          const problems = shapeProblems(type, { [key]: value }, { shapes: ofFile });
          const isRefused = problems.some((one) => isOneOfSeveral(type) || isNamed(one, key));
          wrong.push(...(isRefused ? [] : [`${type}.${key} takes ${kind}`]));
        }
      }
    }
    assert.deepEqual(wrong, []);
    assert.ok(tried > 3000, `only ${tried} mutations`);
  });

  it("refuses its own name with a letter missing, and suggests it", () => {
    const wrong: string[] = [];
    for (const [type, key] of optionsOfAll()) {
      const misspelt = key.slice(0, -1);
      const known = optionsOf(definitions[type] as ShapeFacts);
      if (key.length > 3 && !known.has(misspelt) && (definitions[type] as ShapeFacts).additionalProperties === false) {
        const [problem] = shapeProblems(type, { [misspelt]: 1 }, { shapes: ofFile });
        const isClear = isOneOfSeveral(type)
          ? problem !== undefined
          : problem?.path === misspelt && /unknown key; (did you mean|allowed are)/.test(problem.message);
        wrong.push(...(isClear ? [] : [`${type}.${misspelt}: ${problem?.message}`]));
      }
    }
    assert.deepEqual(wrong, []);
  });

  it("takes an Output where the interface takes one, and says so elsewhere", () => {
    const wrong: string[] = [];
    const single = [...optionsOfAll()].filter(([type]) => !isOneOfSeveral(type));
    for (const [type, key, shapes] of single) {
      const takesAny = shapes.some((one) => one !== false && Object.keys(resolve(one) || { none: 1 }).length === 0);
      const takes =
        takesAny ||
        shapes.some((one) => one !== false && (one.output === true || (resolve(one) || {}).output === true));
      const problems = shapeProblems(type, { [key]: pulumi.output("x") }, { shapes: ofFile }).filter((one) =>
        isNamed(one, key),
      );
      wrong.push(...(takes === (problems.length === 0) ? [] : [`${type}.${key}`]));
    }
    assert.deepEqual(wrong, []);
  });
});

describe("an entry of any list or map", () => {
  it("refuses values of other kinds, at any depth, and names the entry", () => {
    const wrong: string[] = [];
    let tried = 0;
    for (const [type, key, shapes] of optionsOfAll()) {
      const [only] = shapes;
      const shape = shapes.length === 1 && only !== undefined ? resolve(only) : false;
      for (const [path, wrap, inner] of isOneOfSeveral(type) || shape === false ? [] : entriesOf(key, shape)) {
        const kinds = kindsOf(inner);
        for (const [kind, value] of Object.entries(samples)) {
          if (kinds?.includes(kind) === false) {
            tried += 1;
            const problems = shapeProblems(type, { [key]: wrap(value) }, { shapes: ofFile });
            wrong.push(...(problems.some((one) => isNamed(one, path)) ? [] : [`${type}.${path} takes ${kind}`]));
          }
        }
      }
    }
    assert.deepEqual(wrong, []);
    assert.ok(tried > 500, `only ${tried} mutations`);
  });
});

type Entry = readonly [path: string, wrap: (value: unknown) => unknown, shape: Shape];

/** Lists the places inside of an option that no name stands for: items of lists and values of maps, those inside of others too. */
function entriesOf(path: string, shape: ShapeFacts): Entry[] {
  const { type, items, additionalProperties, properties } = shape;
  const isOpen = type === "object" && properties === undefined && additionalProperties !== undefined;
  const inner = type === "array" ? items : isOpen ? additionalProperties : undefined;
  const found = inner === undefined ? false : resolve(inner);
  if (found === false) {
    return [];
  }
  const [at, wrap] =
    type === "array" ? ["[0]", (value: unknown) => [value]] : [".a", (value: unknown) => ({ a: value })];
  const own: Entry = [`${path}${at}`, wrap, found];
  return [
    own,
    ...entriesOf(own[0], found).map(([deep, wrapDeep, each]): Entry => [deep, (value) => wrap(wrapDeep(value)), each]),
  ];
}

const capabilities = exported.flatMap(([, value]) => (isCapability(value) ? [value] : []));

function isCapability(value: unknown): value is keelson.Capability<unknown> {
  return typeof value === "object" && value !== null && "cardinality" in value && "builtin" in value;
}

/** What a program creates that is not checked against an interface. */
const unchecked = exported.flatMap(([name, value]) =>
  typeof value === "function" && value.prototype instanceof pulumi.Resource && !(`${name}Args` in definitions)
    ? [name]
    : [],
);

describe("what a program can create or offer", () => {
  it("has an interface that mutations come from: every component, every add-on, every capability", () => {
    assert.deepEqual(unchecked, []);
    assert.ok(components.length >= 26, `only ${components.length} components`);
    const untyped = keelson.catalogue.filter(
      ({ optionsType }) => optionsType === undefined || !(optionsType in definitions),
    );
    assert.deepEqual(
      untyped.map(({ facts }) => facts.name),
      [],
    );
    const open = capabilities.filter(({ valueType }) => valueType === undefined || !(valueType in definitions));
    assert.deepEqual(
      open.map(({ name }) => name),
      [],
    );
  });
});

describe("an add-on", () => {
  for (const { facts, optionsType = "", create } of keelson.catalogue) {
    it(`${facts.name} refuses every option of a wrong kind or name, and its overrides`, () => {
      const problems = (options: unknown, overrides?: unknown) =>
        bound(create(options as object, overrides as keelson.AddonOverrides)).problems.map(({ path }) => path);
      for (const key of optionsOf(definitions[optionsType] as ShapeFacts).keys()) {
        assert.ok(
          problems({ [key]: Symbol("wrong") }).some((path) => path.startsWith(key)),
          key,
        );
        assert.ok(
          problems({ [`${key}x`]: 1 }).some((path) => path.startsWith(`${key}x`)),
          `${key}x`,
        );
      }
      for (const overrides of [{ value: {} }, { values: 7 }, { version: 3 }, { acceptRetired: "yes" }]) {
        assert.ok(problems({}, overrides).length > 0, JSON.stringify(overrides));
      }
    });
  }
});

describe("what a cluster offers", () => {
  for (const capability of capabilities) {
    it(`${capability.name} is refused in another form`, () => {
      for (const value of [Symbol("wrong"), () => 1, [], { "no such key": 1 }]) {
        const builtin = [{ capability, key: capability.cardinality === "many" ? "a" : "", value }];
        const found = keelson.checkExistingCluster({
          kubeconfig,
          network,
          kubernetesVersion: "1.35",
          builtin,
        } as never);
        assert.ok(
          found.some(({ path }) => path.startsWith("builtin[0]")),
          JSON.stringify(value),
        );
      }
    });
  }
});

describe("the arguments of a scheduled job", () => {
  const recipes = [
    ["nightlyJob", keelson.nightlyJob],
    ["databaseBackup", keelson.databaseBackup],
    ["cleanup", keelson.cleanup],
  ] as const;
  for (const [name, recipe] of recipes) {
    it(`${name} refuses none, and what is no map`, () => {
      for (const args of [undefined, null, 7, "text", [], { "no such key": 1 }]) {
        assert.throws(
          () => new keelson.CronJob("x", recipe(args as never)),
          (error) => pulumi.RunError.isInstance(error),
          JSON.stringify(args),
        );
      }
    });
  }
});

describe("a component", () => {
  for (const [name, component] of components) {
    it(`${name} refuses arguments that are none, and every option of a wrong kind, before it makes anything`, () => {
      for (const args of [undefined, null, 7, "text", [], () => 1]) {
        assert.throws(
          () => new component("x", args),
          (error) => pulumi.RunError.isInstance(error),
        );
      }
      for (const key of optionsOf(definitions[`${name}Args`] as ShapeFacts).keys()) {
        assert.throws(
          () => new component("x", { [key]: Symbol("wrong") }),
          (error: Error) => pulumi.RunError.isInstance(error) && error.message.includes(`\n✖ ${key}`),
          `${name}.${key}`,
        );
      }
    });
  }
});
