import assert from "node:assert/strict";
import { difference, headLines } from "../../../../cli/plan/difference";
import { object } from "../pull-request-parts";

type Behavior = Readonly<Record<string, object>> | undefined;

function failuresOf(before: Behavior, after: Behavior): string[] {
  const [was, is] = [before, after].map((behavior) =>
    object("autoscaling/v2:HorizontalPodAutoscaler", "shop/web", {
      spec: { minReplicas: 2, maxReplicas: 20, behavior },
    }),
  );
  assert.ok(was && is);
  const lines = headLines([was], [is], difference([was], [is]));
  return [...new Set(lines.map((line) => line.class))].filter((cls) => cls === "unjudged" || cls === "unprotected");
}

const up = (type: string, value: number, periodSeconds: number, more: object = {}) => ({
  scaleUp: { policies: [{ type, value, periodSeconds }], ...more },
});
const down = (value: number, periodSeconds: number, stabilizationWindowSeconds = 300) => ({
  scaleDown: { policies: [{ type: "Percent", value, periodSeconds }], stabilizationWindowSeconds },
});

describe("how fast an autoscaler adds and removes pods", () => {
  const slower: readonly [name: string, before: Behavior, after: Behavior][] = [
    [
      "one pod in five minutes instead of twice as many in 30 s",
      up("Percent", 100, 30, { stabilizationWindowSeconds: 0, selectPolicy: "Max" }),
      up("Pods", 1, 300, { stabilizationWindowSeconds: 600, selectPolicy: "Min" }),
    ],
    ["slower than the default", undefined, up("Pods", 1, 60)],
    ["a longer look at the measure", up("Pods", 4, 15), up("Pods", 4, 15, { stabilizationWindowSeconds: 60 })],
    ["removes pods sooner", down(10, 60), down(100, 15)],
    ["removes pods after a shorter look", down(10, 60), down(10, 60, 0)],
    ["does not add pods", up("Pods", 4, 15), up("Pods", 4, 15, { selectPolicy: "Disabled" })],
    ["ignores small loads", up("Pods", 4, 15), up("Pods", 4, 15, { tolerance: "500m" })],
  ];
  for (const [name, before, after] of slower) {
    it(`needs a person, and passes back: ${name}`, () => {
      assert.equal(failuresOf(before, after).length, 1);
      assert.equal(failuresOf(after, before).length, name.startsWith("ignores") ? 1 : 0);
    });
  }
});
