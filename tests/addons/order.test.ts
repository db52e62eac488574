import assert from "node:assert/strict";
import fc from "fast-check";
import type { Capability } from "../../components";
import { installOrder, type Need, type StepName } from "../../components/addons";
import type { Orderable } from "../../components/addons/step-graph";

const metrics: Capability<string, "one"> = {
  name: "metrics",
  cardinality: "one",
  summary: "metrics",
  builtin: "excludes",
};
const ingress: Capability<string, "one"> = {
  name: "ingress",
  cardinality: "one",
  summary: "an ingress",
  builtin: "yields",
};
const stores: Capability<string, "many"> = {
  name: "stores",
  cardinality: "many",
  summary: "a store",
  builtin: "yields",
};
const could = ({ name }: Capability<unknown>) => (name === "ingress" ? ["traefik", "other"] : []);

/** Creates an offer that is ready with its add-on's release. */
function offer(capability: Capability<string>, value: string, key = ""): Orderable["offers"][number] {
  return { capability, value, key, readyAt: "release" };
}

function addon(name: string, facts: Partial<Orderable> = {}): Orderable {
  return {
    name,
    namespace: name,
    steps: ["namespace", "release", "resources"],
    needs: [],
    wants: [],
    offers: [],
    ...facts,
  };
}

function order(addons: readonly Orderable[], builtin = [] as Parameters<typeof installOrder>[1]) {
  return installOrder(addons, builtin, could);
}

function messages(addons: readonly Orderable[], builtin = [] as Parameters<typeof installOrder>[1]): string[] {
  return order(addons, builtin).problems.map(({ path, message }) => `${path}: ${message}`);
}

describe("installOrder", () => {
  it("takes the steps of one add-on in sequence, and leaves unrelated ones unordered", () => {
    const { steps } = order([addon("a"), addon("b", { steps: ["release"] })]);
    assert.deepEqual(
      steps.map(({ addon, step, after }) => [addon, step, after]),
      [
        ["a", "namespace", []],
        ["a", "release", [{ addon: "a", step: "namespace" }]],
        ["a", "resources", [{ addon: "a", step: "release" }]],
        ["b", "release", []],
      ],
    );
  });

  const bindings: [string, Partial<Need>, StepName, [string, StepName] | undefined][] = [
    ["a release after a release, by default", {}, "release", ["provider", "release"]],
    ["another step of the consumer", { for: "resources" }, "resources", ["provider", "release"]],
    ["an earlier step of the provider", { after: "namespace" }, "release", ["provider", "namespace"]],
    ["nothing, if only the value is used", { after: "nothing" }, "release", undefined],
  ];
  for (const [title, need, step, expected] of bindings) {
    it(`binds a need to ${title}`, () => {
      const { steps } = order([
        addon("consumer", { needs: [{ capability: ingress, ...need }] }),
        addon("provider", { offers: [offer(ingress, "x")] }),
      ]);
      const waits = steps.find((one) => one.addon === "consumer" && one.step === step)?.after ?? [];
      const others = waits.filter(({ addon }) => addon === "provider").map((one) => [one.addon, one.step]);
      assert.deepEqual(others, expected === undefined ? [] : [expected]);
    });
  }

  it("binds to the nearest step if an add-on skips the named one", () => {
    const provider = addon("provider", { steps: ["namespace", "release"], offers: [offer(ingress, "x")] });
    const need = { capability: ingress, for: "namespace", after: "resources" } as const;
    const consumer = addon("consumer", { steps: ["release"], needs: [need] });
    assert.deepEqual(order([consumer, provider]).steps.at(-1), {
      addon: "consumer",
      step: "release",
      after: [{ addon: "provider", step: "release" }],
    });
  });

  it("waits by default for the step from which the provider is ready", () => {
    const provider = addon("provider", { offers: [{ ...offer(ingress, "x"), readyAt: "resources" }] });
    const { steps } = order([addon("consumer", { needs: [{ capability: ingress }] }), provider]);
    const release = steps.find((one) => one.addon === "consumer" && one.step === "release");
    assert.deepEqual(release?.after.at(-1), { addon: "provider", step: "resources" });
  });

  it("makes releases wait for webhooks that see their objects, unless the webhook waits for them", () => {
    const guard = addon("guard", { admitsWorkloads: true, needs: [{ capability: ingress }] });
    const { steps, problems } = order([guard, addon("other"), addon("first", { offers: [offer(ingress, "x")] })]);
    assert.deepEqual(problems, []);
    const waitsForGuard = (name: string) =>
      steps.find((one) => one.addon === name && one.step === "release")?.after.some((one) => one.addon === "guard");
    assert.deepEqual([waitsForGuard("other"), waitsForGuard("first")], [true, false]);
  });

  it("refuses two add-ons in one namespace, except in kube-system, which has no owner", () => {
    const inside = (name: string, steps: Orderable["steps"]) => addon(name, { namespace: "monitoring", steps });
    assert.deepEqual(messages([inside("a", ["namespace", "release"]), inside("b", ["namespace", "release"])]), [
      'addons.b.namespace: expected a namespace that no other add-on uses, got "monitoring"; choose another namespace, because a already uses this namespace',
    ]);
    assert.deepEqual(messages([inside("a", ["release"]), inside("b", ["release"])]), []);
  });

  it("waits for a wanted capability if something provides it, and works without", () => {
    const consumer = addon("consumer", { wants: [{ capability: ingress }] });
    const provider = addon("provider", { offers: [offer(ingress, "x")] });
    assert.deepEqual(messages([consumer]), []);
    const release = order([consumer, provider]).steps.find((one) => one.addon === "consumer" && one.step === "release");
    assert.ok(release?.after.some(({ addon }) => addon === "provider"));
  });

  it("names the consumer and the add-ons that could provide a missing capability", () => {
    assert.deepEqual(messages([addon("certs", { needs: [{ capability: ingress }] })]), [
      "addons.certs: needs an ingress, which nothing provides; add traefik or other",
    ]);
    assert.deepEqual(messages([addon("hpa", { needs: [{ capability: metrics }] })]), [
      "addons.hpa: needs metrics, which nothing provides; offer this in the cluster's option `builtin`",
    ]);
    assert.deepEqual(
      messages([addon("app", { needs: [{ capability: stores, key: "vault" }], offers: [offer(stores, "x", "aws")] })]),
      ['addons.app: needs a store: expected one of "aws", got "vault"'],
    );
  });

  it("counts the cluster's own offers", () => {
    assert.deepEqual(messages([addon("hpa", { needs: [{ capability: metrics }] })], [offer(metrics, "cloud")]), []);
  });

  it("refuses two providers of a capability, of one key, and beside a cluster that excludes them", () => {
    const two = [addon("a", { offers: [offer(ingress, "x")] }), addon("b", { offers: [offer(ingress, "y")] })];
    assert.deepEqual(messages(two), [
      "addons.b: expected a single provider of an ingress, got a and b; keep one of them",
    ]);
    const keys = [addon("a", { offers: [offer(stores, "x", "k")] }), addon("b", { offers: [offer(stores, "y", "k")] })];
    assert.deepEqual(messages(keys), [
      'addons.b: expected a single provider of a store "k", got a and b; keep one of them',
    ]);
    assert.deepEqual(messages([addon("a", { offers: [offer(metrics, "x")] })], [offer(metrics, "cloud")]), [
      "addons.a: expected a single provider of metrics, got the cluster itself and a; keep one of them",
    ]);
  });

  it("lets an add-on replace an offer that the cluster yields, and allows different keys", () => {
    assert.deepEqual(messages([addon("a", { offers: [offer(ingress, "x")] })], [offer(ingress, "cloud")]), []);
    const keys = [addon("a", { offers: [offer(stores, "x", "k")] }), addon("b", { offers: [offer(stores, "y", "l")] })];
    assert.deepEqual(messages(keys), []);
  });

  it("refuses the same add-on twice", () => {
    assert.deepEqual(messages([addon("a"), addon("a")]), ["addons.a: is listed more than once; keep one"]);
  });

  it("names a cycle, and finds none between different steps", () => {
    const cycle = [
      addon("a", { steps: ["release"], needs: [{ capability: ingress }], offers: [offer(metrics, "x")] }),
      addon("b", { steps: ["release"], needs: [{ capability: metrics }], offers: [offer(ingress, "x")] }),
    ];
    const [message] = messages(cycle);
    assert.match(
      message ?? "",
      /^addons: these steps wait for each other: (a\/release → b\/release → a\/release|b\/release → a\/release → b\/release);/,
    );
    const apart = [
      addon("a", { needs: [{ capability: ingress, for: "resources" }], offers: [offer(metrics, "x")] }),
      addon("b", { needs: [{ capability: metrics }], offers: [offer(ingress, "x")] }),
    ];
    assert.deepEqual(messages(apart), []);
  });

  it("puts every step after those that it waits for, and loses none", () => {
    const names = ["a", "b", "c", "d", "e", "f"];
    const needsOf = fc.uniqueArray(fc.nat({ max: names.length - 1 }), { maxLength: 3 });
    fc.assert(
      fc.property(fc.array(needsOf, { minLength: names.length, maxLength: names.length }), (graph) => {
        const addons = names.map((name, index) =>
          addon(name, {
            offers: [offer(stores, name, name)],
            needs: (graph[index] ?? [])
              .filter((other) => other < index)
              .map((other) => ({ capability: stores, key: names[other] })),
          }),
        );
        const { steps, problems } = order(addons);
        assert.deepEqual(problems, []);
        assert.equal(steps.length, names.length * 3);
        const position = new Map(steps.map(({ addon, step }, index) => [`${addon}/${step}`, index]));
        for (const [index, { after }] of steps.entries()) {
          for (const before of after) {
            assert.ok((position.get(`${before.addon}/${before.step}`) ?? Infinity) < index);
          }
        }
      }),
    );
  });
});
