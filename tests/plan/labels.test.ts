import assert from "node:assert/strict";
import { chartOf, kindOf, labelOf, nameOf } from "../../cli/plan/label";
import { shortened } from "../../cli/shortened";
import { wrap } from "../../cli/wrap";
import { registered } from "../support/registered";

describe("labels", () => {
  const cases = [
    [
      registered("a", {
        type: "kubernetes:apps/v1:Deployment",
        inputs: { kind: "Deployment", metadata: { name: "web", namespace: "shop" } },
      }),
      "Deployment shop/web",
    ],
    [
      registered("a", {
        type: "kubernetes:core/v1:Secret",
        inputs: { kind: "Secret", metadata: { namespace: "shop" } },
      }),
      "Secret shop/a-…",
    ],
    [
      registered("a", {
        type: "kubernetes:core/v1:Secret",
        inputs: { kind: "Secret", metadata: { name: "<unknown>" } },
      }),
      "Secret a-…",
    ],
    [
      registered("a", { type: "kubernetes:core/v1:Secret", inputs: { kind: "Secret", metadata: "[secret]" } }),
      "Secret a",
    ],
    [registered("a", { type: "pulumi:providers:aws" }), "provider a (aws)"],
    [registered("a", { type: "aws:ec2/vpc:Vpc" }), "aws.ec2.Vpc a"],
    [registered("a", { type: "random:index/randomId:RandomId" }), "random.RandomId a"],
    [registered("a", { type: "keelson:index:Platform", component: true }), "a (Platform)"],
  ] as const;
  for (const [resource, label] of cases) {
    it(label, () => assert.equal(labelOf(resource), label));
  }

  it("say where a release's chart is from", () => {
    const release = (inputs: Record<string, unknown>) =>
      registered("a", { type: "kubernetes:helm.sh/v3:Release", inputs });
    assert.equal(chartOf(release({ chart: "./chart" })), "./chart");
    assert.equal(chartOf(registered("a")), "");
    assert.equal(nameOf(release({ chart: "c", namespace: "shop", name: "web" })), "shop/web");
    assert.equal(kindOf(release({ chart: "c" })), "Release");
  });
});

describe("shortened", () => {
  it("counts what is too much, but never only one", () => {
    assert.equal(shortened(["a", "b", "c", "d"]), "a, b, c, d");
    assert.equal(shortened(["a", "b", "c", "d", "e"]), "a, b, c and 2 more");
  });
});

describe("wrap", () => {
  it("breaks at spaces, and leaves what has none", () => {
    assert.deepEqual(wrap("one two three", 8, "  "), ["one two", "  three"]);
    assert.deepEqual(wrap("indivisible", 3, "  "), ["indivisible"]);
  });
});
