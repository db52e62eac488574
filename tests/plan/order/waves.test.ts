import assert from "node:assert/strict";
import fc from "fast-check";
import { trueDependencies } from "../../../cli/plan/order/dependencies";
import { isMade, waves } from "../../../cli/plan/order/waves";
import type { RegisteredResource } from "../../../components/testing";
import { registered } from "../../support/registered";

const provider = registered("provider", { type: "pulumi:providers:kubernetes", provider: undefined });

const cases: readonly (readonly [
  what: string,
  resources: readonly RegisteredResource[],
  expected: Record<string, number>,
])[] = [
  [
    "things that wait for nothing are made first, and their provider takes no time",
    [provider, registered("a"), registered("b")],
    { provider: 0, a: 1, b: 1 },
  ],
  [
    "a chain through dependsOn and through a property",
    [
      registered("a"),
      registered("b", { dependsOn: ["a"] }),
      registered("c", { propertyDependencies: { data: ["b"] } }),
    ],
    { a: 1, b: 2, c: 3 },
  ],
  [
    "a provider that needs a cluster, and what is made by it",
    [
      registered("cluster", { provider: undefined }),
      { ...provider, propertyDependencies: { kubeconfig: ["cluster"] } },
      registered("a", { provider: "provider" }),
    ],
    { cluster: 1, provider: 1, a: 2 },
  ],
  [
    "a dependency on a component is one on everything in it, however deep",
    [
      registered("outer", { component: true }),
      registered("inner", { component: true, parent: "outer" }),
      registered("first", { parent: "inner" }),
      registered("second", { parent: "inner", dependsOn: ["first"] }),
      registered("after", { dependsOn: ["outer"] }),
    ],
    { outer: 0, inner: 0, first: 1, second: 2, after: 3 },
  ],
  [
    "what a component waits for, its children wait for",
    [
      registered("a"),
      registered("part", { component: true, dependsOn: ["a"] }),
      registered("child", { parent: "part" }),
    ],
    { a: 1, part: 1, child: 2 },
  ],
  [
    "a child of a resource is made after it",
    [registered("a"), registered("child", { parent: "a" })],
    { a: 1, child: 2 },
  ],
  [
    "a dependency of a child on its own component is not one on its siblings",
    [
      registered("part", { component: true }),
      registered("a", { parent: "part" }),
      registered("b", { parent: "part", dependsOn: ["part"] }),
    ],
    { part: 0, a: 1, b: 1 },
  ],
  [
    "an opaque component is made by its provider, and what is only read is not made",
    [
      registered("remote", { component: true, opaque: true }),
      registered("existing", { read: true }),
      registered("a", { dependsOn: ["remote", "existing"] }),
    ],
    { remote: 1, existing: 0, a: 2 },
  ],
  ["a dependency on something unknown is left out", [registered("a", { dependsOn: ["elsewhere"] })], { a: 1 }],
];

describe("waves", () => {
  for (const [what, resources, expected] of cases) {
    it(what, () => assert.deepEqual(Object.fromEntries(waves(resources)), expected));
  }

  it("says which resources wait for each other", () => {
    const resources = [
      registered("a", { dependsOn: ["c"] }),
      registered("b", { dependsOn: ["a"] }),
      registered("c", { dependsOn: ["b"] }),
    ];
    assert.throws(() => waves(resources), {
      message: "these resources wait for each other: ConfigMap a → ConfigMap c → ConfigMap b → ConfigMap a",
    });
  });

  it("has everything after what it waits for, and nothing later than it must be", () => {
    fc.assert(
      fc.property(programs(), (resources) => {
        const waveOf = waves(resources);
        const at = (urn: string) => waveOf.get(urn) ?? Number.NaN;
        const dependencies = trueDependencies(resources);
        for (const resource of resources) {
          const before = Math.max(0, ...[...(dependencies.get(resource.urn) ?? [])].map(at));
          assert.equal(at(resource.urn), before + (isMade(resource) ? 1 : 0));
          for (const urn of resource.dependsOn) {
            assert.ok(at(urn) <= at(resource.urn));
          }
        }
      }),
    );
  });
});

/** Programs in which each resource depends on, or is within, resources before it. */
function programs(): fc.Arbitrary<RegisteredResource[]> {
  const row = fc.record({
    component: fc.boolean(),
    parent: fc.option(fc.nat(), { nil: undefined }),
    dependsOn: fc.array(fc.nat(), { maxLength: 3 }),
  });
  return fc.array(row, { maxLength: 20 }).map((rows) => {
    const made: RegisteredResource[] = [];
    for (const [index, { component, parent, dependsOn }] of rows.entries()) {
      const components = made.filter((earlier) => earlier.component);
      const leaves = made.filter((earlier) => !earlier.component);
      made.push(
        registered(`r${index}`, {
          component,
          parent: parent === undefined ? undefined : components[parent % Math.max(1, components.length)]?.urn,
          dependsOn: dependsOn.flatMap((number) => leaves[number % Math.max(1, leaves.length)]?.urn ?? []),
        }),
      );
    }
    return made;
  });
}
