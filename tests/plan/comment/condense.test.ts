import assert from "node:assert/strict";
import { condensed, shortNames, unseenIn } from "../../../cli/plan/comment/condense";

const visible = (...lines: string[]) => condensed(lines, false).map((each) => each.visible);

describe("lines that say the same", () => {
  const gone = '{"mountPath":"/etc/keelson/ca","name":"ca-bundle"} → (nothing)';

  it("are one line with a count, and stay in full in the fold", () => {
    const lines = ["a/b: values.x", "c/d: values.y.z", "e/f: values.x"].map((each) => `❌ Release ${each}[ca] ${gone}`);
    const [item, ...others] = condensed(lines, false);
    assert.deepEqual([item?.visible, others], [`${lines[0]} <i>and 2 more like it</i>`, []]);
    assert.deepEqual(item && unseenIn(item), lines.slice(1));
    assert.deepEqual(visible("ConfigMap a/ca", "ConfigMap b/ca", "ConfigMap c/ca"), [
      "ConfigMap a/ca <i>and 2 more like it</i>",
    ]);
  });

  it("are not those that differ in what happens, in their mark, or in the name of a short value", () => {
    const table = [
      ["❌ Release a/b: values.auth.enabled true → false", "❌ Release a/b: values.metrics.enabled true → false"],
      [`❌ Release a/b: values.x[ca] ${gone}`, `Release c/d: values.x[ca] ${gone}`],
      [
        `❌ Release a/b: values.auth.issuer "https://${"a".repeat(30)}.example.com" → "https://b.example.com"`,
        `❌ Release a/b: values.audit.target "https://${"a".repeat(30)}.example.com" → "https://b.example.com"`,
      ],
      [
        "allowed by the stack's file: Release a/b: pods of the chart may restart: values.x 1 → 2",
        "❌ Release c/d: pods of the chart may restart: values.y 1 → 2",
      ],
      ["ConfigMap a/ca", "Secret a/ca"],
      ["Deployment a/b: has no readinessProbe any more", "Deployment a/c: has no livenessProbe any more"],
    ];
    for (const lines of table) {
      const withAnother = [...lines.slice(0, 1), ...lines];
      assert.deepEqual(visible(...withAnother), withAnother);
    }
  });

  it("are not summed up if they are two", () => {
    assert.deepEqual(visible("ConfigMap a/ca", "ConfigMap b/ca"), ["ConfigMap a/ca", "ConfigMap b/ca"]);
  });

  it("are never summed up if they open something", () => {
    const lines = Array.from({ length: 3 }, () => "a.example.com → Ingress x/{a, b, c, d, e}: y");
    assert.deepEqual(
      condensed(lines, true).map((each) => each.visible),
      lines,
    );
  });
});

describe("long lists of names", () => {
  it("are cut, also lists of several kinds, and values are not", () => {
    assert.equal(
      shortNames("Deployment a/{b, c, d, e, f}: x {1, 2, 3, 4, 5}"),
      "Deployment a/{b, c, d and 2 others}: x {1, 2, 3, 4, 5}",
    );
    assert.equal(
      shortNames("Job a, Job b, Job c/{d, e}, Job f, Job g: x"),
      "Job a, Job b, Job c/{d, e} and 2 others: x",
    );
    assert.equal(shortNames("Deployment a/{b, c, d, e}: x"), "Deployment a/{b, c, d, e}: x");
  });

  it("that are cut are in the fold", () => {
    const line = "Deployment a/{b, c, d, e, f}: spec.replicas 3 → 1";
    const [item] = condensed([line], false);
    assert.deepEqual(item && unseenIn(item), [line]);
  });
});
