import assert from "node:assert/strict";
import { Deployment, PersistentVolumeClaim, StatefulSet, Tenant } from "../../components";
import { checkTogether, type Demand } from "../../components/tenancy";
import { existingCluster, platform } from "../support/programs";
import { runProgram } from "../support/run-program";

const gib = 2 ** 30;
const cpu = (always: number, briefly = 0): Demand => ({
  always: { "requests.cpu": always },
  briefly: { "requests.cpu": briefly },
});

describe("checkTogether", () => {
  const cases: [string, Parameters<typeof checkTogether>[0], Record<string, Demand>, Demand, string[]][] = [
    ["what fits exactly", { "requests.cpu": "3" }, { a: cpu(1) }, cpu(1.5, 0.5), []],
    [
      "too much",
      { "requests.cpu": "3" },
      { a: cpu(1), b: cpu(0.5) },
      cpu(2),
      [
        "at most 3 of requests.cpu for all workloads together, got 3500m (a 1, b 500m, own 2); raise the tenant's quota.cpu, or request less",
      ],
    ],
    [
      "no room for an update",
      { "requests.cpu": "3" },
      { a: cpu(1, 1), b: cpu(1, 0.1) },
      cpu(0.5, 0.2),
      [
        "at most 3 of requests.cpu for all workloads together, got 2500m (a 1, b 1, own 500m), plus 1 while a is updated or runs; raise the tenant's quota.cpu, or request less",
      ],
    ],
    [
      "too many claims",
      { persistentvolumeclaims: "3" },
      { a: { always: { persistentvolumeclaims: 2 }, briefly: {} } },
      { always: { persistentvolumeclaims: 2 }, briefly: {} },
      [
        "at most 3 of persistentvolumeclaims for all workloads together, got 4 (a 2, own 2); raise the tenant's quota.claims, or request less",
      ],
    ],
    [
      "storage and devices",
      { "requests.storage": "10Gi", "requests.nvidia.com/gpu": "1" },
      { a: { always: { "requests.storage": 8 * gib, "requests.nvidia.com/gpu": 1 }, briefly: {} } },
      { always: { "requests.storage": 3 * gib, "requests.nvidia.com/gpu": 1 }, briefly: {} },
      [
        "at most 10Gi of requests.storage for all workloads together, got 11Gi (a 8Gi, own 3Gi); raise the tenant's quota.storage, or request less",
        'at most 1 of requests.nvidia.com/gpu for all workloads together, got 2 (a 1, own 1); raise the tenant\'s quota.extendedResources["nvidia.com/gpu"], or request less',
      ],
    ],
  ];
  for (const [title, hard, others, own, wanted] of cases) {
    it(`finds ${title}`, () => {
      assert.deepEqual(
        checkTogether(hard, new Map(Object.entries(others)), "own", own),
        wanted.map((message) => ({ path: "tenant", message: `expected ${message}` })),
      );
    });
  }
});

describe("a tenant", () => {
  const two = { requests: { cpu: "1500m", memory: "1Gi" } };

  it("refuses the workload with which all together exceed the quota", async () => {
    await assert.rejects(
      runProgram(() => {
        const tenant = new Tenant("team", { platform: platform([]), quota: { cpu: "4" } });
        new Deployment("a", { tenant, image: "a:1", replicas: 1, resources: two });
        new Deployment("b", { tenant, image: "b:1", replicas: 1, resources: two });
      }),
      /deployment "b" of tenant "team" is not valid:\n✖ tenant: expected at most 4 of requests\.cpu for all workloads together, got 3 \(deployment "a" 1500m, deployment "b" 1500m\), plus 1500m while deployment "a" is updated or runs; raise the tenant's quota\.cpu, or request less/,
    );
  });

  it("counts the claims of workloads and those of their own", async () => {
    await assert.rejects(
      runProgram(() => {
        const cluster = existingCluster({ storageClasses: { standard: "disk" } });
        const tenant = new Tenant("team", { platform: platform([], { cluster }), quota: { claims: 2 } });
        const volumeClaimTemplates = {
          data: { mountPath: "/data", size: "1Gi" },
          log: { mountPath: "/log", size: "1Gi" },
        };
        new StatefulSet("db", { tenant, image: "db:1", port: 5432, replicas: 1, volumeClaimTemplates });
        new PersistentVolumeClaim("more", { tenant, size: "1Gi" });
      }),
      /claim "more" of tenant "team" is not valid:\n✖ tenant: expected at most 2 of persistentvolumeclaims .* got 3 \(statefulSet "db" 2, claim "more" 1\); raise the tenant's quota\.claims/,
    );
  });

  it("takes both if neither adds a pod during updates", async () => {
    await runProgram(() => {
      const tenant = new Tenant("team", { platform: platform([]), quota: { cpu: "4" } });
      const strategy = { type: "Recreate" };
      new Deployment("a", { tenant, image: "a:1", replicas: 1, resources: two, strategy });
      new Deployment("b", { tenant, image: "b:1", replicas: 1, resources: two, strategy });
    });
  });

  it("counts the storage of claims", async () => {
    await assert.rejects(
      runProgram(() => {
        const tenant = new Tenant("team", { platform: platform([]), quota: { storage: "10Gi" } });
        new PersistentVolumeClaim("a", { tenant, size: "6Gi" });
        new PersistentVolumeClaim("b", { tenant, size: "5Gi" });
      }),
      /claim "b" of tenant "team" is not valid:\n✖ tenant: expected at most 10Gi of requests\.storage .*got 11Gi/,
    );
  });

  it("refuses devices that its quota does not name", async () => {
    const gpu = { limits: { "nvidia.com/gpu": 1 } };
    await assert.rejects(
      runProgram(() => {
        new Deployment("a", { tenant: new Tenant("team", { platform: platform([]) }), image: "a:1", resources: gpu });
      }),
      /resources\.limits\.nvidia\.com\/gpu: expected a device that the tenant's quota allows, got 1; set quota\.extendedResources\["nvidia\.com\/gpu"\]/,
    );
    const run = await runProgram(() => {
      const tenant = new Tenant("team", {
        platform: platform([]),
        quota: { extendedResources: { "nvidia.com/gpu": 2 } },
      });
      new Deployment("a", { tenant, image: "a:1", replicas: 1, resources: gpu });
    });
    const { spec } = run.find("kubernetes:core/v1:ResourceQuota", "team").inputs;
    assert.equal((spec as { hard: Record<string, string> }).hard["requests.nvidia.com/gpu"], "2");
    const pods = run.find("kubernetes:apps/v1:Deployment", "a").inputs.spec as {
      template: { spec: { containers: { resources: object }[] } };
    };
    const { containers } = pods.template.spec;
    assert.deepEqual(containers[0]?.resources, {
      requests: { cpu: "100m", memory: "128Mi", "ephemeral-storage": "64Mi", "nvidia.com/gpu": "1" },
      limits: { memory: "128Mi", "ephemeral-storage": "1024Mi", "nvidia.com/gpu": "1" },
    });
  });
});
