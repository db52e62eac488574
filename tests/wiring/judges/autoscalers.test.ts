import assert from "node:assert/strict";
import type { Fields } from "../../../cli/values";
import { broken, deployment, object } from "../objects";

const requesting = deployment("shop/web", { resources: { requests: { cpu: "100m" } } });
const cpu = { type: "Resource", resource: { name: "cpu", target: { type: "Utilization", averageUtilization: 70 } } };

function horizontal(name: string, target: Fields = { name: "web" }, metrics: readonly Fields[] = [cpu]) {
  const scaleTargetRef = { apiVersion: "apps/v1", kind: "Deployment", ...target };
  return object("autoscaling/v2", "HorizontalPodAutoscaler", name, { spec: { scaleTargetRef, metrics } });
}

function scaledObject(name: string, trigger: Fields, target = "web") {
  const spec = { scaleTargetRef: { name: target }, triggers: [trigger] };
  return object("keda.sh/v1alpha1", "ScaledObject", name, { spec });
}

describe("an autoscaler", () => {
  it("has a target with requests", () => assert.deepEqual(broken(requesting, horizontal("shop/web")), []));

  it("is broken without its target", () => {
    assert.deepEqual(broken(requesting, horizontal("shop/web", { name: "wbe" })), [
      "HorizontalPodAutoscaler shop/web: scaleTargetRef: expected Deployment shop/wbe, got web; create it or fix the name",
    ]);
    assert.deepEqual(broken(requesting, scaledObject("shop/web", { type: "cron" }, "wbe")), [
      "ScaledObject shop/web: scaleTargetRef: expected Deployment shop/wbe, got web; create it or fix the name",
    ]);
    assert.deepEqual(
      broken(
        object("autoscaling.k8s.io/v1", "VerticalPodAutoscaler", "shop/web", {
          spec: { targetRef: { apiVersion: "apps/v1", kind: "StatefulSet", name: "web" } },
        }),
      ),
      ["VerticalPodAutoscaler shop/web: targetRef: expected StatefulSet shop/web, got none; create it"],
    );
  });

  it("is broken if a utilization has no request to compare with", () => {
    const line =
      "metric cpu: expected a request for cpu in every container of Deployment shop/web, got none in web; the metric needs this request, so add it";
    assert.deepEqual(broken(deployment("shop/web"), horizontal("shop/web")), [
      `HorizontalPodAutoscaler shop/web: ${line}`,
    ]);
    const trigger = { type: "cpu", metricType: "Utilization", metadata: { value: "70" } };
    assert.deepEqual(broken(deployment("shop/web"), scaledObject("shop/web", trigger)), [
      `ScaledObject shop/web: ${line}`,
    ]);
    assert.equal(
      broken(
        requesting,
        horizontal("shop/web", { name: "web" }, [{ ...cpu, resource: { ...cpu.resource, name: "memory" } }]),
      ).length,
      1,
    );
  });

  it("may have the request from a limit or from the namespace, or compare with a plain value", () => {
    const limits = [{ type: "Container", defaultRequest: { cpu: "100m" } }];
    const range = object("v1", "LimitRange", "shop/defaults", { spec: { limits } });
    assert.deepEqual(broken(deployment("shop/web"), range, horizontal("shop/web")), []);
    assert.deepEqual(
      broken(deployment("shop/web", { resources: { limits: { cpu: "1" } } }), horizontal("shop/web")),
      [],
    );
    const value = { type: "Resource", resource: { name: "cpu", target: { type: "AverageValue", averageValue: "1" } } };
    assert.deepEqual(broken(deployment("shop/web"), horizontal("shop/web", { name: "web" }, [value])), []);
  });

  it("is broken if it reads a container that is not there", () => {
    const of = { type: "ContainerResource", containerResource: { ...cpu.resource, container: "proxy" } };
    assert.match(
      broken(requesting, horizontal("shop/web", { name: "web" }, [of]))[0] ?? "",
      /expected container "proxy" in Deployment shop\/web, got none; fix the name/,
    );
  });

  it("is the only one of its target", () => {
    assert.deepEqual(broken(requesting, horizontal("shop/a"), horizontal("shop/b")), [
      "HorizontalPodAutoscaler shop/b: scaleTargetRef: expected no other autoscaler for its target, got HorizontalPodAutoscaler shop/a; remove one of the two",
    ]);
    assert.deepEqual(broken(requesting, horizontal("shop/a"), scaledObject("shop/b", { type: "cron" })), [
      "ScaledObject shop/b: scaleTargetRef: expected no other autoscaler for its target, got HorizontalPodAutoscaler shop/a; remove one of the two",
    ]);
  });

  it("may be the one that KEDA made for its ScaledObject", () => {
    const owner = { apiVersion: "keda.sh/v1alpha1", kind: "ScaledObject", name: "web", controller: true };
    const made = object("autoscaling/v2", "HorizontalPodAutoscaler", "shop/keda-hpa-web", {
      metadata: { ownerReferences: [owner] },
      spec: { scaleTargetRef: { apiVersion: "apps/v1", kind: "Deployment", name: "web" } },
    });
    assert.deepEqual(broken(requesting, made, scaledObject("shop/web", { type: "cron" })), []);
  });

  it("has its authentication", () =>
    assert.deepEqual(
      broken(requesting, scaledObject("shop/web", { type: "kafka", authenticationRef: { name: "kafka" } })),
      ["ScaledObject shop/web: authenticationRef: expected TriggerAuthentication shop/kafka, got none; create it"],
    ));
});
