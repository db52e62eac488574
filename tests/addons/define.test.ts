import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import type { Capability } from "../../components";
import { defaultIngressClass, defineAddon, provideMany, provideOne, secretStores } from "../../components";
import { mergeValues } from "../../components/addons/define";
import { bound } from "../support/programs";

interface WebOptions {
  readonly zones: readonly string[];
  readonly token?: pulumi.Input<string>;
}

const stores: Capability<string, "many"> = {
  name: "stores",
  cardinality: "many",
  summary: "a store",
  builtin: "yields",
};
const chart = { repository: "https://charts.test", name: "web", version: "1.0.0" };
const seen: Partial<WebOptions>[] = [];
const web = defineAddon<WebOptions>({
  name: "web",
  summary: "a test",
  chart,
  namespace: "web",
  crds: { how: "templated", values: { crds: { enabled: true } }, kinds: [] },
  check: ({ options }) => {
    seen.push(options);
    return [options.zones?.length === 0 && { path: "zones", message: "at least one" }];
  },
  provides: [
    provideMany(stores, ({ options: { zones } }) =>
      Object.fromEntries(zones.map((zone) => [zone, `store of ${zone}`])),
    ),
    provideOne(defaultIngressClass, () => undefined),
  ],
  values: ({ options }) => ({ zones: options.zones, crds: { keep: true } }),
});

describe("defineAddon", () => {
  it("passes the options to every function", () => {
    const addon = bound(web({ zones: ["a", "b"] }));
    assert.deepEqual(addon.steps, ["namespace", "release"]);
    assert.deepEqual(
      addon.offers.map(({ capability, key, value }) => [capability.name, key, value]),
      [
        ["stores", "a", "store of a"],
        ["stores", "b", "store of b"],
      ],
    );
    assert.deepEqual(
      web.capabilities.map(({ name }) => name),
      ["stores", "default-ingress-class"],
    );
    assert.equal(web.facts.name, "web");
  });

  it("needs the store of each of its secrets after its CRDs and before its release", () => {
    const from = { store: "vault", key: "web" };
    const secret = { name: "token", from, data: { token: true } } as const;
    const addon = defineAddon({
      name: "web",
      summary: "a test",
      chart,
      namespace: "web",
      crds: { how: "none" },
      secrets: () => [secret],
      values: () => ({}),
    });
    const { needs, secrets, steps } = bound(addon());
    assert.deepEqual(secrets, [secret]);
    assert.deepEqual(needs, [{ capability: secretStores, key: "vault", for: "secrets" }]);
    assert.deepEqual(steps, ["namespace", "secrets", "release"]);
  });

  it("checks plain options only, and leaves out Outputs", () => {
    assert.deepEqual(bound(web({ zones: [], token: pulumi.secret("s") })).problems, [
      { path: "zones", message: "at least one" },
    ]);
    assert.deepEqual(seen.at(-1), { zones: [] });
  });

  it("merges the overrides last and pins another version", () => {
    const addon = bound(
      web({ zones: ["a"] }, { values: { zones: ["z"], crds: { enabled: false } }, version: "2.0.0" }),
    );
    assert.deepEqual(addon.chart, { ...chart, version: "2.0.0" });
    assert.deepEqual(addon.values({} as Parameters<typeof addon.values>[0], {}), {
      zones: ["z"],
      crds: { enabled: false, keep: true },
    });
  });

  it("needs no options if none is required", () => {
    const plain = defineAddon({
      name: "p",
      summary: "",
      chart,
      namespace: "kube-system",
      crds: { how: "none" },
      values: () => ({}),
    });
    assert.deepEqual(bound(plain()).steps, ["release"]);
  });
});

describe("mergeValues", () => {
  it("keeps null, with which a chart drops a default", () => {
    assert.deepEqual(mergeValues({ a: { b: 1 }, c: undefined }, { a: null }), { a: null, c: undefined });
  });

  it("merges maps, replaces lists, and keeps Outputs as they are", () => {
    const output = pulumi.output("x");
    const merged = mergeValues({ a: { b: 1, c: [1, 2] }, d: 1 }, { a: { c: [3], e: output } });
    assert.deepEqual(Object.keys(merged), ["a", "d"]);
    const { a } = merged as { a: { b: number; c: number[]; e: unknown } };
    assert.deepEqual([a.b, a.c], [1, [3]]);
    assert.equal(a.e, output);
  });
});
