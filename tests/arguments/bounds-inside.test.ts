import assert from "node:assert/strict";
import * as keelson from "../../components";
import type { Shape } from "../../components/arguments/shape";
import file from "../../components/arguments/shapes.json";
import { runProgram } from "../support/run-program";
import { type Leaf, Leaves } from "./leaves";
import { bases, refusal, tenantForAll, uniqueName } from "./shortest";

/*
 * What bounds.test.ts does to the options of a component, done to every text and number inside of them, at any depth: an odd value is
 * refused, or stands below with the reason why it does no harm.
 */
const definitions = file.definitions as Readonly<Record<string, Shape>>;
const odd = { string: [""], number: [-1, 1.5] } as const;

/** Required values inside of options, by key, that make everything else right. */
const right = {
  auth: "password",
  averageValue: "1",
  cidr: "10.9.0.0/24",
  duration: "1h",
  end: "0 2 * * *",
  expr: "up",
  host: "a.example.com",
  image: "a:1",
  ip: "10.0.0.1",
  kind: "ConfigMap",
  mountPath: "/a",
  nodeSelectorTerms: [{ matchExpressions: [{ key: "a", operator: "Exists" }] }],
  operator: "In",
  query: "up",
  repoURL: "https://github.com/example/shop.git",
  resources: ["pods"],
  schedule: "0 1 * * *",
  size: "1Gi",
  start: "0 1 * * *",
  targetRevision: "v1",
  topologyKey: "a",
  url: "https://github.com/example/shop.git",
  verbs: ["get"],
};

/** Why an odd value does no harm, by the ends of the places that take it. */
const harmless: readonly (readonly [why: string, places: RegExp])[] = [
  [
    "the value of a label or an annotation may be empty",
    /\.(labels|matchLabels|nodeSelector|pods|podLabels|annotations|values)$/,
  ],
  ["an empty word or variable is one", /\.(args|env|notSecret|data|metadata|volumeAttributes|HTTPHeader\.value)$/],
  ["the core group has no name", /\.(group|apiGroups)$/],
  ["an empty prefix, audience, service or type of file system is the default", /\.(prefix|audience|service|fsType)$/],
  [
    "a percentage or a threshold may have a fraction",
    /\.(memoryPercent|throttledPercent|threshold|activationThreshold)$/,
  ],
  ["below 0 Argo CD tries again without end", /^ArgoRetry\.limit$/],
  ["only a rehearsal's API server knows fields as new as these", /\.(user|mode|protocol)$/],
  [
    "a reference of Kubernetes' own, which may be empty there",
    /^core\.v1\.(LocalObjectReference\.name|ObjectFieldSelector\.apiVersion|ResourceFieldSelector\.(containerName|divisor))$/,
  ],
];

const leaves = new Leaves(definitions, right);

/** References to other components are not values, and overrides are checked against the object that they change. */
const others = new Set(["overrides", "tenant", "tenants", "platform", "project", "calls"]);

function leavesOf(type: string): (readonly [option: string, leaf: Leaf])[] {
  const { [type]: shape = false } = definitions;
  const ways = shape === false ? [] : [shape, ...(shape.anyOf ?? [])];
  const options = ways.flatMap((way) => (way === false ? [] : Object.entries(way.properties ?? {})));
  return options
    .filter(([key]) => !others.has(key))
    .flatMap(([key, option]) => leaves.of(option, `${type}.${key}`).map((leaf) => [key, leaf] as const))
    .filter(([, { path }]) => path !== "");
}

describe("an odd value inside of an option", () => {
  it("is refused, or does no harm", async () => {
    const seen = new Set<string>();
    const taken: string[] = [];
    let named = 0;
    await runProgram(() => {
      const tenant = tenantForAll();
      for (const [kind, base] of Object.entries(bases)) {
        const create = (keelson as unknown as Record<string, new (name: string, args: object) => unknown>)[kind];
        assert.ok(create);
        const unseen = leavesOf(`${kind}Args`).filter(([, { owner }]) => !seen.has(owner) && seen.add(owner));
        for (const [key, leaf] of unseen) {
          for (const value of odd[leaf.kind]) {
            const message = refusal(() => new create(uniqueName(), { ...base(tenant), [key]: leaf.wrap(value) }));
            named += message.includes(`\n✖ ${key}${leaf.path}`) ? 1 : 0;
            taken.push(
              ...(message === ""
                ? [`${leaf.owner} takes ${JSON.stringify(value)} at ${kind}: ${key}${leaf.path}`]
                : []),
            );
          }
        }
      }
    });
    const isHarmless = (line: string) => harmless.some(([, places]) => places.test(line.split(" ", 1)[0] ?? ""));
    assert.deepEqual(
      taken.filter((line) => !isHarmless(line)),
      [],
    );
    assert.ok(named > 380, `only ${named} values were refused by their own path`);
  });
});
