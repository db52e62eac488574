import assert from "node:assert/strict";
import fc from "fast-check";
import type { DisruptionBudget, Tenant } from "../../../components";
import { parseQuantity } from "../../../components/quantity";
import { podRequests } from "../../../components/workloads/pod/requests";
import { minReplicasOf } from "../../../components/workloads/scaling/horizontal-pod-autoscaler";
import { type Checkable, checkWorkload } from "../../../components/workloads/workload/check";

const home = {
  platform: { domain: "example.com", tier: { replicas: 2 }, cluster: { nodePools: {} } },
  resourceQuota: { "requests.cpu": "8", "requests.memory": "16Gi", "limits.memory": "32Gi", pods: "100" },
} as unknown as Tenant;

function problems(args: Partial<Checkable>): string[] {
  return checkWorkload("deployment", "web", { tenant: home, image: "web:1.0.0", ...args }).map(
    ({ path, message }) => `${path}: ${message}`,
  );
}

describe("a workload's number of pods", () => {
  const max = { maxReplicas: 4 };
  const wrong: [string, Partial<Checkable>, string][] = [
    [
      "a minimum of zero without triggers",
      { autoscaling: { minReplicas: 0, ...max } },
      "autoscaling.minReplicas: expected a whole number, 1 or more, got 0; scaling from 0 needs a trigger on a queue, query or schedule",
    ],
    [
      "a target that is not a quantity",
      { autoscaling: { ...max, podMetrics: { latency: { averageValue: "fast" } } } },
      'autoscaling.podMetrics.latency.averageValue: expected a Kubernetes quantity above 0 such as "100" or "500m", got "fast"',
    ],
    [
      "a target of both types",
      { autoscaling: { ...max, externalMetrics: { depth: { value: "1", averageValue: "1" } } } },
      'autoscaling.externalMetrics.depth: expected exactly one of averageValue, value, got ["averageValue","value"]; averageValue is per pod, value is the total',
    ],
    [
      "custom metrics together with triggers",
      {
        autoscaling: {
          ...max,
          podMetrics: { connections: { averageValue: "9" } },
          triggers: { load: { type: "prometheus", query: "up", threshold: 1 } },
        },
      },
      'autoscaling.podMetrics: is not allowed with triggers, got "connections"; use a trigger of type "prometheus", or remove triggers',
    ],
    [
      "a window that Kubernetes refuses",
      { autoscaling: { ...max, scaleDown: { stabilizationWindowSeconds: 3601 } } },
      "autoscaling.scaleDown.stabilizationWindowSeconds: expected a whole number of seconds from 0 to 3600, got 3601",
    ],
    [
      "a policy that Kubernetes refuses",
      { autoscaling: { ...max, scaleUp: { policies: [{ type: "Pods", value: 0, periodSeconds: 30 }] } } },
      "autoscaling.scaleUp.policies[0].value: expected a whole number, 1 or more, got 0",
    ],
    [
      "an option that applies only to triggers",
      { autoscaling: { ...max, cooldownPeriod: 60 } },
      "autoscaling.cooldownPeriod: is not allowed without triggers, got 60; remove it",
    ],
    [
      "a maximum above the quota",
      { autoscaling: { maxReplicas: 20 }, resources: { requests: { cpu: "500m" } } },
      `autoscaling.maxReplicas: expected at most 16 pods, because of the tenant's quota of CPU requests ("8"), got 20; raise the tenant's quota.cpu, or request less`,
    ],
    [
      "a fixed number above the quota",
      { replicas: 3, resources: { requests: { memory: "6Gi" } } },
      `replicas: expected at most 2 pods, because of the tenant's quota of memory requests ("16Gi"), got 3; raise the tenant's quota.memory, or request less`,
    ],
    [
      "a single pod above the quota",
      { resources: { requests: { cpu: "9" } } },
      `resources: a single pod exceeds the tenant's quota of CPU requests ("8"); raise the tenant's quota.cpu, or request less`,
    ],
    [
      "a budget in percent that covers all pods",
      { replicas: 3, podDisruptionBudget: { minAvailable: "67%" } },
      'podDisruptionBudget: {"minAvailable":"67%"} with 3 replicas blocks every node drain; use maxUnavailable: 1',
    ],
    [
      "a budget that is not an amount",
      { podDisruptionBudget: { maxUnavailable: "one" } },
      'podDisruptionBudget.maxUnavailable: expected a whole number, or a percentage such as "25%", got "one"',
    ],
    [
      "a budget for a minimum of zero pods",
      {
        autoscaling: { minReplicas: 0, ...max, triggers: { load: { type: "prometheus", query: "up", threshold: 1 } } },
        podDisruptionBudget: { minAvailable: 1 },
      },
      'podDisruptionBudget: {"minAvailable":1} with 1 replicas blocks every node drain; use maxUnavailable: 1',
    ],
  ];
  for (const [title, args, problem] of wrong) {
    it(`refuses ${title}`, () => assert.deepEqual(problems(args), [problem]));
  }

  it("accepts a budget of a third, and as many pods as the quota allows", () => {
    assert.deepEqual(problems({ replicas: 3, podDisruptionBudget: { minAvailable: "66%" } }), []);
    assert.deepEqual(problems({ autoscaling: { maxReplicas: 16 }, resources: { requests: { cpu: "500m" } } }), []);
  });
});

const amount = fc.oneof(
  fc.integer({ min: -1, max: 6 }),
  fc.integer({ min: 0, max: 101 }).map((percent) => `${percent}%`),
);
const budget: fc.Arbitrary<DisruptionBudget> = fc.oneof(
  fc.record({ minAvailable: amount }),
  fc.record({ maxUnavailable: amount }),
);
const cpu = fc.constantFrom("50m", "100m", "500m", "2500m", "9");
const memory = fc.constantFrom("64Mi", "128Mi", "1Gi", "5Gi");
const resources = fc.record({ requests: fc.record({ cpu, memory }), limits: fc.record({ memory }) });
const more = fc.record({ image: fc.constant("a:1"), resources });
const pods = fc.record(
  {
    resources,
    containers: fc.dictionary(fc.constantFrom("a", "b"), more, { maxKeys: 2 }),
    initContainers: fc.dictionary(fc.constantFrom("c", "d"), more, { maxKeys: 1 }),
    podDisruptionBudget: budget,
  },
  { requiredKeys: ["resources"] },
);
const numbers = fc.oneof(
  fc.record({ replicas: fc.integer({ min: 0, max: 12 }) }, { requiredKeys: [] }),
  fc.record({
    autoscaling: fc.record(
      { minReplicas: fc.integer({ min: 0, max: 6 }), maxReplicas: fc.integer({ min: 1, max: 40 }) },
      { requiredKeys: ["maxReplicas"] },
    ),
  }),
);
const scaled = fc.tuple(pods, numbers).map(([pod, number]): Scaled => ({ ...pod, ...number }));

describe("any valid number of pods", () => {
  it("fits into the quota, and lets a drain remove a pod", () => {
    let accepted = 0;
    fc.assert(
      fc.property(scaled, (args) => {
        if (problems(args).length === 0) {
          accepted += 1;
          assertFits(args);
          assertDrains(args);
        }
      }),
      { numRuns: 3000, seed: 1 },
    );
    assert.ok(accepted > 200, `only ${accepted} of 3000 were accepted`);
  });
});

type Scaled = Pick<Checkable, "resources" | "containers" | "initContainers" | "autoscaling" | "podDisruptionBudget"> & {
  readonly replicas?: number;
};

function assertFits(args: Scaled): void {
  const pods = args.autoscaling?.maxReplicas ?? args.replicas ?? 1;
  for (const [key, each] of Object.entries(podRequests(args))) {
    const hard = parseQuantity(home.resourceQuota[key] ?? "") ?? Number.NaN;
    assert.ok(each !== undefined && each * pods <= hard, `${key}: ${each} × ${pods} > ${hard}`);
  }
}

/** As the disruption controller counts: https://kubernetes.io/docs/tasks/run-application/configure-pdb/ */
function assertDrains({ autoscaling, replicas = 2, podDisruptionBudget = { maxUnavailable: 1 } }: Scaled): void {
  const running = autoscaling === undefined ? replicas : Math.max(1, minReplicasOf(autoscaling, 2));
  const amount = (given: number | string) =>
    typeof given === "number" ? given : Math.ceil((Number.parseInt(given, 10) / 100) * running);
  const { minAvailable, maxUnavailable } = podDisruptionBudget;
  const healthyNeeded = minAvailable === undefined ? running - amount(maxUnavailable ?? 0) : amount(minAvailable);
  assert.ok(running === 0 || healthyNeeded < running, JSON.stringify({ running, podDisruptionBudget }));
}
