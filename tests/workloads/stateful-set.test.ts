import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import { StatefulSet, type StatefulSetArgs, Tenant } from "../../components";
import type { ProgramRun } from "../../components/testing";
import { checkStatefulSet } from "../../components/workloads/stateful-set";
import { existingCluster, platform, tenant } from "../support/programs";
import { runProgram } from "../support/run-program";

type Args = Partial<StatefulSetArgs>;

function run(args: Args = {}): Promise<ProgramRun> {
  return runProgram(() => {
    const cluster = existingCluster({ storageClasses: { standard: "gp3" } });
    const team = new Tenant("team", { platform: platform([], { cluster, tier: "highly-available" }) });
    return new StatefulSet("store", { tenant: team, image: "store:1", port: 5432, ...args }).podHost(1);
  });
}

function specOf(program: ProgramRun): Record<string, unknown> {
  return program.find("kubernetes:apps/v1:StatefulSet", "store").inputs.spec as Record<string, unknown>;
}

describe("StatefulSet", () => {
  it("writes every default out", async () => {
    const { template, ...spec } = specOf(
      await run({ volumeClaimTemplates: { data: { size: "10Gi", mountPath: "/data" } } }),
    );
    assert.deepEqual(spec, {
      replicas: 3,
      serviceName: "store-headless",
      selector: { matchLabels: { "keelson.dev/workload": "store" } },
      podManagementPolicy: "OrderedReady",
      updateStrategy: { type: "RollingUpdate", rollingUpdate: { partition: 0 } },
      minReadySeconds: 5,
      revisionHistoryLimit: 5,
      persistentVolumeClaimRetentionPolicy: { whenDeleted: "Retain", whenScaled: "Retain" },
      volumeClaimTemplates: [
        {
          metadata: { name: "data" },
          spec: {
            accessModes: ["ReadWriteOnce"],
            storageClassName: "gp3",
            resources: { requests: { storage: "10Gi" } },
          },
        },
      ],
    });
    const pod = (template as { spec: { containers: { volumeMounts: unknown }[]; securityContext: object } }).spec;
    assert.deepEqual(pod.containers[0]?.volumeMounts, [{ name: "data", mountPath: "/data" }]);
    assert.equal((pod.securityContext as { fsGroupChangePolicy: string }).fsGroupChangePolicy, "OnRootMismatch");
    assert.equal((pod as { volumes?: unknown }).volumes, undefined);
  });

  it("accepts other ways to start, update and delete pods", async () => {
    const spec = specOf(
      await run({
        replicas: 5,
        podManagementPolicy: "Parallel",
        partition: 4,
        minReadySeconds: 0,
        revisionHistoryLimit: 1,
        persistentVolumeClaimRetentionPolicy: { whenScaled: "Delete" },
        overrides: { spec: { ordinals: { start: 1 } } },
      }),
    );
    assert.deepEqual(
      [spec.replicas, spec.podManagementPolicy, spec.updateStrategy, spec.ordinals],
      [5, "Parallel", { type: "RollingUpdate", rollingUpdate: { partition: 4 } }, { start: 1 }],
    );
    assert.deepEqual(spec.persistentVolumeClaimRetentionPolicy, { whenDeleted: "Retain", whenScaled: "Delete" });
  });

  it("creates a headless Service for names first, and another Service for clients", async () => {
    const program = await run({ publishNotReadyAddresses: true, peerPorts: [{ name: "peers", port: 7000 }] });
    const selector = { "keelson.dev/workload": "store" };
    const http = { name: "http", port: 5432, targetPort: 5432, protocol: "TCP" };
    const headless = program.find("kubernetes:core/v1:Service", "store-headless");
    assert.deepEqual(headless.inputs.spec, {
      type: "ClusterIP",
      clusterIP: "None",
      publishNotReadyAddresses: true,
      selector,
      ports: [http, { name: "peers", port: 7000, targetPort: 7000, protocol: "TCP" }],
    });
    assert.deepEqual(program.find("kubernetes:core/v1:Service", "store").inputs.spec, {
      type: "ClusterIP",
      selector,
      ports: [http],
    });
    assert.ok(program.find("kubernetes:apps/v1:StatefulSet", "store").dependsOn.includes(headless.urn));
  });

  it("returns the host name of a pod", async () => {
    assert.equal(await valueOf(() => tenant()), "store-1.store-headless.team.svc");
  });

  it("creates only the headless Service without ports", async () => {
    const program = await run({ port: undefined });
    const services = program.ofType("kubernetes:core/v1:Service");
    assert.deepEqual(
      services.map(({ name, inputs }) => [name, (inputs.spec as { ports?: unknown }).ports]),
      [["store-headless", undefined]],
    );
  });

  it("refuses an unknown storage tier before it creates anything", async () => {
    const data = { size: "1Gi", storage: "fast", mountPath: "/data" } as const;
    await assert.rejects(run({ volumeClaimTemplates: { data } }), {
      message:
        'statefulSet "store" of tenant "team" is not valid:\n✖ volumeClaimTemplates.data.storage: expected a tier of the cluster (it has "standard"), got "fast"; choose another tier, or set storageClassName',
    });
  });

  it("refuses to call itself without a port", async () => {
    await assert.rejects(run({ port: undefined, callsItself: true }), /callsItself$/);
  });
});

async function valueOf(home: () => Tenant): Promise<unknown> {
  let value: unknown;
  await runProgram(
    () => {
      const store = new StatefulSet("store", { tenant: home(), image: "store:1", port: 1 });
      pulumi.output(store.podHost(1)).apply((host) => {
        value = host;
      });
    },
    { preview: false },
  );
  return value;
}

describe("checkStatefulSet", () => {
  const team = {} as Tenant;
  it("refuses names that are too long, and negative partitions", () => {
    assert.deepEqual(checkStatefulSet("x".repeat(52), { tenant: team }), []);
    assert.deepEqual(checkStatefulSet("x".repeat(53), { tenant: team, partition: -1 }), [
      {
        path: "workloadName",
        message: `expected at most 52 characters for a StatefulSet, got "${"x".repeat(53)}"; it has 53`,
      },
      { path: "partition", message: "expected a whole number, 0 or more, got -1" },
    ]);
  });
});
