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

/** An offer of an add-on, ready with its release. */
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
  return order(addons, builtin).problems.map(({ message }) => message);
}

describe("installOrder", () => {
  it("takes an add-on's steps one after another and leaves unrelated ones alone", () => {
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
    ["by default, release after release", {}, "release", ["provider", "release"]],
    ["a step of its own", { for: "resources" }, "resources", ["provider", "release"]],
    ["an earlier step of the provider", { after: "namespace" }, "release", ["provider", "namespace"]],
    ["nothing, where only the value is used", { after: "nothing" }, "release", undefined],
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

  it("binds to the neighbour of a step that is not there", () => {
    const provider = addon("provider", { steps: ["namespace", "release"], offers: [offer(ingress, "x")] });
    const need = { capability: ingress, for: "namespace", after: "resources" } as const;
    const consumer = addon("consumer", { steps: ["release"], needs: [need] });
    assert.deepEqual(order([consumer, provider]).steps.at(-1), {
      addon: "consumer",
      step: "release",
      after: [{ addon: "provider", step: "release" }],
    });
  });

  it("waits by default for where the provider says that it is ready", () => {
    const provider = addon("provider", { offers: [{ ...offer(ingress, "x"), readyAt: "resources" }] });
    const { steps } = order([addon("consumer", { needs: [{ capability: ingress }] }), provider]);
    const release = steps.find((one) => one.addon === "consumer" && one.step === "release");
    assert.deepEqual(release?.after.at(-1), { addon: "provider", step: "resources" });
  });

  it("makes releases wait for webhooks that see what they create, but not for those that wait for them", () => {
    const guard = addon("guard", { admitsWorkloads: true, needs: [{ capability: ingress }] });
    const { steps, problems } = order([guard, addon("other"), addon("first", { offers: [offer(ingress, "x")] })]);
    assert.deepEqual(problems, []);
    const waitsForGuard = (name: string) =>
      steps.find((one) => one.addon === name && one.step === "release")?.after.some((one) => one.addon === "guard");
    assert.deepEqual([waitsForGuard("other"), waitsForGuard("first")], [true, false]);
  });

  it("refuses two add-ons in one namespace, but for kube-system, which nobody owns", () => {
    const inside = (name: string, steps: Orderable["steps"]) => addon(name, { namespace: "monitoring", steps });
    assert.deepEqual(messages([inside("a", ["namespace", "release"]), inside("b", ["namespace", "release"])]), [
      'a namespace of its own, given "monitoring", which "a" has already: choose another',
    ]);
    assert.deepEqual(messages([inside("a", ["release"]), inside("b", ["release"])]), []);
  });

  it("waits for what is wanted if it is there, and works without", () => {
    const consumer = addon("consumer", { wants: [{ capability: ingress }] });
    const provider = addon("provider", { offers: [offer(ingress, "x")] });
    assert.deepEqual(messages([consumer]), []);
    const release = order([consumer, provider]).steps.find((one) => one.addon === "consumer" && one.step === "release");
    assert.ok(release?.after.some(({ addon }) => addon === "provider"));
  });

  it("names the consumer and who could provide what nobody provides", () => {
    assert.deepEqual(messages([addon("certs", { needs: [{ capability: ingress }] })]), [
      "certs needs an ingress, which nobody provides: add traefik or other",
    ]);
    assert.deepEqual(messages([addon("hpa", { needs: [{ capability: metrics }] })]), [
      "hpa needs metrics, which nobody provides: give it as builtin of the cluster",
    ]);
    assert.deepEqual(
      messages([addon("app", { needs: [{ capability: stores, key: "vault" }], offers: [offer(stores, "x", "aws")] })]),
      ['app needs a store: one of "aws", given "vault"'],
    );
  });

  it("counts what the cluster brings as provided", () => {
    assert.deepEqual(messages([addon("hpa", { needs: [{ capability: metrics }] })], [offer(metrics, "cloud")]), []);
  });

  it("refuses two providers of one, the same key of many, and a rival of the cluster's own", () => {
    const two = [addon("a", { offers: [offer(ingress, "x")] }), addon("b", { offers: [offer(ingress, "y")] })];
    assert.deepEqual(messages(two), ["a and b both provide an ingress, allowed is one: leave the others out"]);
    const keys = [addon("a", { offers: [offer(stores, "x", "k")] }), addon("b", { offers: [offer(stores, "y", "k")] })];
    assert.deepEqual(messages(keys), ['a and b both provide a store "k", allowed is one: leave the others out']);
    assert.deepEqual(messages([addon("a", { offers: [offer(metrics, "x")] })], [offer(metrics, "cloud")]), [
      "the cluster itself and a both provide metrics, allowed is one: leave the others out",
    ]);
  });

  it("lets an add-on take over what the cluster yields, and different keys stand side by side", () => {
    assert.deepEqual(messages([addon("a", { offers: [offer(ingress, "x")] })], [offer(ingress, "cloud")]), []);
    const keys = [addon("a", { offers: [offer(stores, "x", "k")] }), addon("b", { offers: [offer(stores, "y", "l")] })];
    assert.deepEqual(messages(keys), []);
  });

  it("refuses the same add-on twice", () => {
    assert.deepEqual(messages([addon("a"), addon("a")]), ['the add-on "a" is listed more than once: keep one']);
  });

  it("names a cycle, and finds none where steps are bound apart", () => {
    const cycle = [
      addon("a", { steps: ["release"], needs: [{ capability: ingress }], offers: [offer(metrics, "x")] }),
      addon("b", { steps: ["release"], needs: [{ capability: metrics }], offers: [offer(ingress, "x")] }),
    ];
    const [message] = messages(cycle);
    assert.match(
      message ?? "",
      /^the add-ons wait for one another: (a\/release → b\/release → a\/release|b\/release → a\/release → b\/release)\./,
    );
    const apart = [
      addon("a", { needs: [{ capability: ingress, for: "resources" }], offers: [offer(metrics, "x")] }),
      addon("b", { needs: [{ capability: metrics }], offers: [offer(ingress, "x")] }),
    ];
    assert.deepEqual(messages(apart), []);
  });

  it("puts every step after all that it waits for, and loses none", () => {
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
