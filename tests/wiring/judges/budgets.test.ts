import assert from "node:assert/strict";
import type { Fields } from "../../../cli/values";
import { broken, deployment, object } from "../objects";

const budget = (path: string, spec: Fields, app = "web") =>
  object("policy/v1", "PodDisruptionBudget", path, { spec: { selector: { matchLabels: { app } }, ...spec } });
const web = deployment("shop/web");

describe("a disruption budget", () => {
  it("lets a pod go", () => {
    for (const spec of [
      { minAvailable: 1 },
      { maxUnavailable: 1 },
      { minAvailable: "50%" },
      { maxUnavailable: "10%" },
    ]) {
      assert.deepEqual(broken(web, budget("shop/web", spec)), [], JSON.stringify(spec));
    }
  });

  it("is broken if it selects nothing", () =>
    assert.deepEqual(broken(web, budget("shop/web", { minAvailable: 1 }, "wbe")), [
      "PodDisruptionBudget shop/web: selector: expected pods with the labels app=wbe in shop, got none; fix the selector",
    ]));

  it("is broken if it blocks every eviction", () => {
    assert.deepEqual(broken(web, budget("shop/web", { minAvailable: 2 })), [
      "PodDisruptionBudget shop/web: minAvailable: expected a budget that allows a disruption, got 2 of 2 replicas. Nodes with its pods cannot be drained; lower the value, or add replicas",
    ]);
    assert.match(
      broken(web, budget("shop/web", { maxUnavailable: 0 }))[0] ?? "",
      /got 0 of 2 replicas.*; raise the value/,
    );
    assert.equal(broken(web, budget("shop/web", { minAvailable: "51%" })).length, 1);
    assert.equal(broken(web, budget("shop/web", { maxUnavailable: "0%" })).length, 1);
  });

  it("goes by the fewest replicas of an autoscaler", () => {
    const autoscaler = (minReplicas: number) =>
      object("autoscaling/v2", "HorizontalPodAutoscaler", "shop/web", {
        spec: { minReplicas, scaleTargetRef: { apiVersion: "apps/v1", kind: "Deployment", name: "web" } },
      });
    assert.deepEqual(broken(web, autoscaler(3), budget("shop/web", { minAvailable: 2 })), []);
    assert.equal(broken(web, autoscaler(1), budget("shop/web", { minAvailable: 1 })).length, 1);
    const toNothing = object("keda.sh/v1alpha1", "ScaledObject", "shop/web", {
      spec: { scaleTargetRef: { name: "web" } },
    });
    assert.deepEqual(broken(web, toNothing, budget("shop/web", { minAvailable: 1 })), []);
  });

  it("is the only one of its pods, because an eviction fails for two", () =>
    assert.deepEqual(broken(web, budget("shop/a", { minAvailable: 1 }), budget("shop/b", { minAvailable: 1 })), [
      "PodDisruptionBudget shop/b: selector: expected no other budget for its pods, got PodDisruptionBudget shop/a; keep only one budget",
    ]));
});
