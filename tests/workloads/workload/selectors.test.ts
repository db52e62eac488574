import assert from "node:assert/strict";
import fc from "fast-check";
import { DaemonSet, Deployment, StatefulSet } from "../../../components";
import { tenant } from "../../support/programs";
import { runProgram } from "../../support/run-program";

const kinds = { Deployment, StatefulSet, DaemonSet };
const label = fc.constantFrom("keelson.dev/workload", "app.kubernetes.io/name", "example.com/team");
const workload = fc.record({
  name: fc.stringMatching(/^[a-z][a-z0-9]{0,3}$/),
  kind: fc.constantFrom(...(Object.keys(kinds) as (keyof typeof kinds)[])),
});

interface Selecting {
  readonly selector: { readonly matchLabels: Readonly<Record<string, string>> };
  readonly template: { readonly metadata: { readonly labels: Readonly<Record<string, string>> } };
}

/** Returns the workloads of a namespace, with their selectors and the labels of their pods. */
async function specsOf(
  workloads: readonly { readonly name: string; readonly kind: keyof typeof kinds }[],
  labels: Readonly<Record<string, string>>,
): Promise<Selecting[]> {
  const run = await runProgram(() => {
    const { namespace, provider } = tenant();
    for (const { kind, name } of workloads) {
      new kinds[kind](name, { tenant: { namespace, provider, labels }, image: "image:1.0.0" });
    }
  });
  const made = run.resources.filter(({ type }) => type.startsWith("kubernetes:apps/v1:"));
  return made.map(({ inputs }) => inputs.spec as Selecting);
}

describe("any workloads of a namespace", () => {
  it("select only their own pods, whatever labels the namespace adds", async () => {
    const given = fc.uniqueArray(workload, { minLength: 2, maxLength: 5, selector: ({ name }) => name });
    const labels = fc.dictionary(label, fc.stringMatching(/^[a-z]{1,3}$/), { maxKeys: 3 });
    await fc.assert(
      fc.asyncProperty(given, labels, async (workloads, shared) => {
        const specs = await specsOf(workloads, shared);
        assert.equal(specs.length, workloads.length);
        for (const { selector } of specs) {
          const wanted = Object.entries(selector.matchLabels);
          const selected = specs.filter(({ template }) =>
            wanted.every(([key, value]) => template.metadata.labels[key] === value),
          );
          assert.deepEqual(
            selected.map((one) => one.selector),
            [selector],
          );
        }
      }),
      { numRuns: 40, seed: 1 },
    );
  });
});
