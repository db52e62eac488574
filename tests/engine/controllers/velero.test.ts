import assert from "node:assert/strict";
import {
  type ClusterAccess,
  connectCluster,
  type KubernetesObject,
  objectPath,
} from "../../../cli/rehearsal/kubernetes";
import { resolveTools } from "../../../cli/toolchain";
import { fields, items, text } from "../../../cli/values";
import {
  ConfigMap,
  CronJob,
  Deployment,
  externalSecrets,
  metricsServer,
  StatefulSet,
  Tenant,
  velero,
} from "../../../components";
import { type Answered, RunningCluster, second, started } from "../../rehearsal/control-plane/running-cluster";
import { platform, valuesOf } from "../../support/programs";
import { runProgram } from "../../support/run-program";
import { type Moto, startMoto } from "../providers/mock-cloud/moto";
import { VeleroServer } from "./velero-server";

const api = "/apis/velero.io/v1/namespaces/velero";
const minute = 60 * second;
/** A second namespace, to restore into. */
const copy = "shop-restored";

/** What the control plane writes into a namespace by itself. */
const derived = new Set(["ControllerRevision", "Endpoints", "EndpointSlice", "Event", "Lease", "Pod", "ReplicaSet"]);

/** A platform with Velero, and a tenant that it backs up. */
function program(): void {
  const vault = { server: "https://vault.example.com:8200", path: "secret", role: "platform" };
  const storage = {
    kind: "s3-compatible",
    bucket: "backups",
    endpoint: "https://minio.example.com:9000",
    credentials: { store: "vault", key: "minio" },
  } as const;
  const schedules = { shop: { schedule: "30 */6 * * *", retentionDays: 7, namespaces: ["shop"] } };
  const tenant = new Tenant("shop", {
    platform: platform([externalSecrets({ vault }), metricsServer(), velero({ storage, schedules })]),
  });
  const settings = new ConfigMap("settings", { tenant, data: { level: "info" } });
  const store = new StatefulSet("store", {
    tenant,
    image: "registry.example.com/store:1.4.0",
    port: 5432,
    volumeClaimTemplates: { data: { size: "1Gi", storageClassName: "standard", mountPath: "/data" } },
  });
  new Deployment("web", {
    tenant,
    image: "registry.example.com/web:2.0.1",
    port: 8080,
    autoscaling: { minReplicas: 2, maxReplicas: 4 },
    env: settings.asEnv({ LOG_LEVEL: "level" }),
    calls: [store],
  });
  new CronJob("report", { tenant, image: "registry.example.com/report:1.2.0", schedule: "0 7 * * 1-5" });
}

/** Runs the program; returns the tenant's objects, its namespace first, and the values of Velero's chart. */
async function rendered() {
  const run = await runProgram(program, { preview: false });
  const objects = run.resources
    .filter(({ component, type }) => !component && type.startsWith("kubernetes:"))
    .map(({ inputs }) => inputs as unknown as KubernetesObject)
    .filter(({ kind, metadata }) => (kind === "Namespace" ? metadata.name : metadata?.namespace) === "shop");
  const isNamespace = ({ kind }: KubernetesObject) => Number(kind === "Namespace");
  return {
    objects: objects.toSorted((one, other) => isNamespace(other) - isNamespace(one)),
    values: valuesOf(run, "velero"),
  };
}

/** The BackupStorageLocation that the chart makes of its values, with the address of a service that is there. */
function locationOf(values: object, s3Url: string): object {
  const [{ accessMode, bucket, config, name, prefix, provider, default: isDefault } = {}] = items(
    values,
    "configuration",
    "backupStorageLocation",
  );
  return {
    apiVersion: "velero.io/v1",
    kind: "BackupStorageLocation",
    metadata: { name },
    spec: {
      accessMode,
      config: { ...fields(config), s3Url },
      default: isDefault,
      objectStorage: { bucket, prefix },
      provider,
    },
  };
}

/** An object without what a server gives it, and without the labels by which Velero marks what it restored. */
function own({ kind, metadata, ...object }: KubernetesObject): [string, object] {
  const { status: _, ...content } = object;
  const labels = Object.entries(metadata.labels ?? {}).filter(([key]) => !key.startsWith("velero.io/"));
  /* A claim is bound to another volume, and a Service gets another address. */
  const { volumeName: __, clusterIP: ___, clusterIPs: ____, ...spec } = fields(content, "spec");
  return [
    `${kind} ${metadata.name}`,
    { ...content, ...(content.spec && { spec }), labels: Object.fromEntries(labels) },
  ];
}

describe("a tenant's backup, and its restoration by Velero's own server", function () {
  this.timeout(3 * minute);
  let running: RunningCluster | undefined;
  let access: ClusterAccess | undefined;
  let moto: Moto | undefined;
  let server: VeleroServer | undefined;
  let backedUp: ReadonlyMap<string, object>;
  const cluster = () => started(running);

  before(async function () {
    this.timeout(30 * minute);
    const tools = await resolveTools(["velero", "velero-plugin-for-aws"]);
    running = await RunningCluster.start();
    access = await connectCluster(running.controlPlane.kubeconfig);
    moto = await startMoto("111122223333");
    const bucket = await fetch(`${moto.address}/backups`, { method: "PUT" });
    assert.equal(bucket.status, 200, await bucket.text());
    const { objects, values } = await rendered();
    for (const object of objects) {
      const { apiVersion, kind, metadata } = object;
      const served = await access.discovery.require(apiVersion, kind);
      await access.client.create(objectPath(served, metadata.namespace), object);
    }
    server = await VeleroServer.start(running, {
      velero: tools.velero.path,
      plugin: tools["velero-plugin-for-aws"].path,
    });
    await running.client.create(`${api}/backupstoragelocations`, locationOf(values, moto.address));
    await phaseOf("backupstoragelocations/default", "Available");
    await untilReady("shop");
    backedUp = await contents("shop");
    const spec = fields(values, "schedules", "shop", "template");
    await running.client.create(`${api}/backups`, {
      apiVersion: "velero.io/v1",
      kind: "Backup",
      metadata: { name: "shop" },
      spec,
    });
    await phaseOf("backups/shop", "Completed");
  });

  after(async () => {
    await server?.stop();
    await moto?.stop();
    access?.client.close();
    await running?.remove();
  });

  /** Waits for the phase that Velero gives an object. */
  async function phaseOf(path: string, phase: string): Promise<Answered> {
    const ended = new Set([phase, "Failed", "PartiallyFailed", "FailedValidation"]);
    const hasEnded = ({ status }: Answered) => ended.has(text(status, "phase") ?? "");
    const saidBy = async () => (await server?.complaints())?.join("\n") ?? "";
    const object = await cluster()
      .until(`${phase} of ${path}`, `${api}/${path}`, hasEnded, 2 * minute)
      .catch(async (error: unknown) => {
        throw new Error(`${String(error)}\n${await saidBy()}`);
      });
    assert.equal(object.status.phase, phase, `${JSON.stringify(object.status)}\n${await saidBy()}`);
    return object;
  }

  /** Waits until all pods are ready, with their volumes. */
  async function untilReady(namespace: string): Promise<void> {
    const apps = `/apis/apps/v1/namespaces/${namespace}`;
    await cluster().untilCondition(`${apps}/deployments/web`, "Available");
    const isReady = ({ spec, status }: Answered) => status.readyReplicas === spec.replicas;
    await cluster().until("pods of the store", `${apps}/statefulsets/store`, isReady, minute);
  }

  /** The objects in a namespace, except those that the control plane derives, and the namespace itself. */
  async function contents(namespace: string): Promise<ReadonlyMap<string, object>> {
    assert.ok(access);
    const { client, discovery } = access;
    const found: [string, object][] = [];
    for (const version of await discovery.groupVersions("preferred")) {
      for (const kind of await discovery.kinds(version)) {
        if (kind.namespaced && kind.verbs.includes("list") && !derived.has(kind.kind)) {
          const list = await client.get<{ items: KubernetesObject[] }>(objectPath(kind, namespace));
          found.push(...list.items.map((item) => own({ ...item, kind: kind.kind, apiVersion: version })));
        }
      }
    }
    const itself = await client.get<KubernetesObject>(`/api/v1/namespaces/${namespace}`);
    return new Map([...found, own({ ...itself, kind: "Namespace", apiVersion: "v1" })]);
  }

  async function remove(namespace: string): Promise<void> {
    await cluster().client.delete(`/api/v1/namespaces/${namespace}`);
    await cluster().untilGone(`/api/v1/namespaces/${namespace}`, minute);
  }

  /** Restores the backup as docs/backups.md says. */
  async function restore(name: string, more: object = {}, phase = "Completed"): Promise<Answered> {
    const spec = { backupName: "shop", excludedResources: ["pods"], ...more };
    const object = { apiVersion: "velero.io/v1", kind: "Restore", metadata: { name }, spec };
    await cluster().client.create(`${api}/restores`, object);
    return phaseOf(`restores/${name}`, phase);
  }

  it("backs up what the tenant consists of", async () => {
    const kinds = new Set([...backedUp.keys()].map((key) => key.split(" ")[0]));
    for (const kind of [
      "ConfigMap",
      "CronJob",
      "Deployment",
      "HorizontalPodAutoscaler",
      "LimitRange",
      "Namespace",
      "NetworkPolicy",
      "PersistentVolumeClaim",
      "PodDisruptionBudget",
      "ResourceQuota",
      "Service",
      "ServiceAccount",
      "StatefulSet",
    ]) {
      assert.ok(kinds.has(kind), `${kind} is missing in ${[...kinds].join(", ")}`);
    }
    const { status } = await cluster().client.get<Answered>(`${api}/backups/shop`);
    assert.equal(text(status, "errors") ?? "0", "0", JSON.stringify(status));
    assert.ok(Number(text(status, "progress", "itemsBackedUp")) > backedUp.size, JSON.stringify(status));
    const listed = await (await fetch(`${moto?.address}/backups?list-type=2`)).text();
    assert.match(listed, /<Key>test\/backups\/shop\/shop\.tar\.gz<\/Key>/);
  });

  it("restores it into another namespace, beside the tenant", async () => {
    await restore("rehearsed", { namespaceMapping: { shop: copy } });
    await untilReady(copy);
    const restored = await contents(copy);
    assert.deepEqual(
      [...restored.keys()].map((key) => key.replace(copy, "shop")).toSorted(),
      [...backedUp.keys()].toSorted(),
    );
    await remove(copy);
  });

  it("does not restore pods, because the API server has written their label keys into their selectors", async () => {
    await restore("with-pods", { namespaceMapping: { shop: copy }, excludedResources: [] }, "PartiallyFailed");
    const refused = (await server?.complaints())?.filter((line) => line.includes("resource restore error")) ?? [];
    assert.equal(refused.length, 2, refused.join("\n"));
    for (const line of refused) {
      assert.match(
        line,
        /restoring pods\/shop-restored\/web-.*pod-template-hash.*: exists in both matchLabelKeys and labelSelector/,
      );
    }
    await remove(copy);
  });

  it("restores each object as it was, once the namespace is gone", async () => {
    await remove("shop");
    await restore("recovered");
    await untilReady("shop");
    const restored = await contents("shop");
    assert.deepEqual([...restored.keys()].toSorted(), [...backedUp.keys()].toSorted());
    for (const [key, object] of backedUp) {
      assert.deepEqual(restored.get(key), object, key);
    }
  });
});
