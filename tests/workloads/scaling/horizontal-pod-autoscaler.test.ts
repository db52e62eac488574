import assert from "node:assert/strict";
import { type Autoscaling, tierFacts } from "../../../components";
import { autoscalerSpec, minReplicasOf } from "../../../components/workloads/scaling/horizontal-pod-autoscaler";

function specOf(autoscaling: Autoscaling) {
  const minReplicas = minReplicasOf(autoscaling, tierFacts("highly-available", "aws").replicas);
  return autoscalerSpec("Deployment", "web", { autoscaling, minReplicas });
}

describe("autoscalerSpec", () => {
  it("scales by CPU if there is no other target", () => {
    const cpu = (averageUtilization: number) => ({
      type: "Resource",
      resource: { name: "cpu", target: { type: "Utilization", averageUtilization } },
    });
    const averageValue = "100";
    const memory = {
      type: "Resource",
      resource: { name: "memory", target: { type: "Utilization", averageUtilization: 80 } },
    };
    const connections = {
      type: "Pods",
      pods: { metric: { name: "connections" }, target: { type: "AverageValue", averageValue } },
    };
    const cases: [Omit<Autoscaling, "maxReplicas">, unknown[]][] = [
      [{}, [cpu(70)]],
      [{ memoryUtilization: 80 }, [memory]],
      [{ cpuUtilization: 50, memoryUtilization: 80 }, [cpu(50), memory]],
      [{ podMetrics: { connections: { averageValue } } }, [connections]],
      [{ cpuUtilization: 60, podMetrics: { connections: { averageValue } } }, [cpu(60), connections]],
    ];
    for (const [given, metrics] of cases) {
      assert.deepEqual(specOf({ maxReplicas: 9, ...given }).metrics, metrics);
    }
  });

  it("scales by metrics of other objects and from outside the cluster", () => {
    const describedObject = { apiVersion: "networking.k8s.io/v1", kind: "Ingress", name: "web" };
    const { metrics } = specOf({
      maxReplicas: 9,
      objectMetrics: { "request-latency": { describedObject, value: "250m" } },
      externalMetrics: { "queue-depth": { averageValue: "30", matchLabels: { queue: "orders" } } },
    });
    assert.deepEqual(metrics, [
      {
        type: "Object",
        object: { describedObject, metric: { name: "request-latency" }, target: { type: "Value", value: "250m" } },
      },
      {
        type: "External",
        external: {
          metric: { name: "queue-depth", selector: { matchLabels: { queue: "orders" } } },
          target: { type: "AverageValue", averageValue: "30" },
        },
      },
    ]);
  });

  it("scales up at once and down slowly, and accepts other rules in part", () => {
    const up = { stabilizationWindowSeconds: 0, policies: [{ type: "Percent", value: 100, periodSeconds: 30 }] };
    const down = { stabilizationWindowSeconds: 300, policies: [{ type: "Percent", value: 50, periodSeconds: 60 }] };
    assert.deepEqual(specOf({ maxReplicas: 9 }).behavior, { scaleUp: up, scaleDown: down });
    const policies = [{ type: "Pods" as const, value: 1, periodSeconds: 600 }];
    const told = specOf({
      maxReplicas: 9,
      scaleUp: { stabilizationWindowSeconds: 15 },
      scaleDown: { policies, selectPolicy: "Min" },
    });
    assert.deepEqual(told.behavior, {
      scaleUp: { ...up, stabilizationWindowSeconds: 15 },
      scaleDown: { ...down, selectPolicy: "Min", policies },
    });
  });

  it("keeps at least the tier's number and at least two, but not more than the maximum", () => {
    const cases: [Autoscaling, number, number][] = [
      [{ maxReplicas: 9 }, 1, 2],
      [{ maxReplicas: 9 }, 3, 3],
      [{ maxReplicas: 1 }, 3, 1],
      [{ minReplicas: 1, maxReplicas: 9 }, 3, 1],
      [{ minReplicas: 0, maxReplicas: 9 }, 3, 0],
    ];
    for (const [autoscaling, tierReplicas, least] of cases) {
      assert.equal(minReplicasOf(autoscaling, tierReplicas), least);
    }
  });
});
