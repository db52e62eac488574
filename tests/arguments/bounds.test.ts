import assert from "node:assert/strict";
import * as keelson from "../../components";
import { shapeProblems } from "../../components/arguments";
import type { Shape } from "../../components/arguments/shape";
import file from "../../components/arguments/shapes.json";
import { offersIn } from "../support/catalogue";
import { existingIn } from "../support/clouds";
import { runProgram } from "../support/run-program";
import { bases, refusal, tenantForAll, uniqueName } from "./shortest";

/*
 * Values of the right type that cannot be meant: texts without a character, and numbers below 0 or between two. Each option of a component
 * and of an add-on refuses them, or stands below with the reason why they do no harm.
 */
const definitions = file.definitions as Readonly<Record<string, Shape>>;
const odd = { string: [""], number: [-1, 1.5] } as const;

/** Options, by component, of which an odd value does no harm. */
const harmless: Readonly<Record<string, readonly string[]>> = {
  /* The API server takes no type for "Opaque". */
  SealedSecret: ["type"],
  /* A text for people. */
  ArgoProject: ["description"],
};

type Options = readonly (readonly [key: string, values: readonly unknown[]])[];

/** Lists the plain texts and numbers among the options of an interface, with odd values for each. */
function optionsOf(type: string): Options {
  const { [type]: shape = false } = definitions;
  const ways = shape === false ? [] : [shape, ...(shape.anyOf ?? [])];
  const properties = ways.flatMap((way) => (way === false ? [] : Object.entries(way.properties ?? {})));
  return properties.flatMap(([key, option]) => {
    const kind = option === false ? undefined : option.type;
    return kind === "string" || kind === "number" ? [[key, odd[kind]] as const] : [];
  });
}

/** A workload without a name is named by its title alone. */
const isNamed = (message: string, path: string) => message.includes(`\n✖ ${path}:`) || / "" (is|needs) /.test(message);

describe("an odd value of an option", () => {
  for (const [kind, base] of Object.entries(bases)) {
    it(`of ${kind} is refused, or does no harm`, async () => {
      const taken: string[] = [];
      await runProgram(() => {
        const tenant = tenantForAll();
        const create = (keelson as unknown as Record<string, new (name: string, args: object) => unknown>)[kind];
        assert.ok(create);
        for (const [key, values] of optionsOf(`${kind}Args`)) {
          for (const value of values) {
            const message = refusal(() => new create(uniqueName(), { ...base(tenant), [key]: value }));
            taken.push(...(isNamed(message, key) ? [] : [`${key} takes ${JSON.stringify(value)}: ${message}`]));
          }
        }
      });
      const known = harmless[kind] ?? [];
      assert.deepEqual(
        taken.filter((line) => !known.some((key) => line.startsWith(`${key} takes`))),
        [],
      );
    });
  }
});

const clouds = ["aws", "gcp", "azure", "none"] as const;
const typed = keelson.catalogue.map((entry) => ({ entry, type: entry.optionsType ?? "" }));

/** Without them, nothing else of an add-on is checked. */
const required: Readonly<Record<string, object>> = {
  ExternalDnsOptions: { zones: [] },
  FluentdOptions: { destination: { kind: "kafka", brokers: ["kafka.example.com:9094"], topic: "logs" } },
  PrometheusAdapterOptions: { metrics: { a: { series: "a" } } },
};

/** Makes a platform of every add-on of the catalogue with some option of each, and returns the lines of its refusal. */
function refusedPlatform(cluster: keelson.Cluster, optionFor: (type: string) => object): string[] {
  const addons = typed.map(({ entry, type }) =>
    entry.create({ ...required[type], ...optionFor(type) }, { acceptRetired: true }),
  );
  return refusal(() => new keelson.Platform("x", { cluster, addons })).split("\n");
}

describe("an option of an add-on, on a platform", () => {
  for (const cloud of clouds) {
    it(`in the cloud ${cloud} refuses another type, a near name and an odd value`, async () => {
      const wrong: string[] = [];
      let tried = 0;
      const judge = (cluster: keelson.Cluster, mutate: (key: string) => object, keysOf: (type: string) => string[]) => {
        const most = Math.max(...typed.map(({ type }) => keysOf(type).length));
        for (let index = 0; index < most; index += 1) {
          const chosen = new Map(typed.map(({ type }) => [type, keysOf(type)[index]]));
          const optionFor = (type: string) => {
            const key = chosen.get(type);
            return (key === undefined ? undefined : mutate(key)) ?? {};
          };
          const lines = refusedPlatform(cluster, optionFor);
          for (const { entry, type } of typed) {
            for (const key of Object.keys(optionFor(type))) {
              tried += 1;
              const path = `✖ addons.${entry.facts.name}.${key}`;
              const isRefused = lines.some((line) => line.startsWith(`${path}:`) || line.startsWith(`${path}.`));
              const isHarmless = harmless[type]?.includes(key) === true;
              wrong.push(...(isRefused || isHarmless ? [] : [`${path} = ${JSON.stringify(optionFor(type))}`]));
            }
          }
        }
      };
      await runProgram(() => {
        const all = (type: string) => {
          const { [type]: shape = false } = definitions;
          return shape === false ? [] : Object.keys(shape.properties ?? {});
        };
        const cluster = existingIn(cloud, [], { builtin: offersIn(cloud) });
        judge(cluster, (key) => ({ [key]: Symbol("wrong") }), all);
        judge(cluster, (key) => ({ [`${key}x`]: 1 }), all);
        judge(
          cluster,
          (key) => ({ [key]: "" }),
          (type) => plainOptions(type, ""),
        );
        judge(
          cluster,
          (key) => ({ [key]: -1 }),
          (type) => plainOptions(type, -1),
        );
      });
      assert.deepEqual(wrong, []);
      assert.ok(tried > 180, `only ${tried} mutations`);
    });
  }

  it("is known by the shape of every add-on", () => {
    assert.deepEqual(
      typed.flatMap(({ entry, type }) =>
        shapeProblems(type, { "no such key": 1 }).length > 0 ? [] : entry.facts.name,
      ),
      [],
    );
  });
});

function plainOptions(type: string, value: unknown): string[] {
  return optionsOf(type).flatMap(([key, values]) => (values.includes(value) ? key : []));
}
