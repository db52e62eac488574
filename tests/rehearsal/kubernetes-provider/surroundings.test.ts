import assert from "node:assert/strict";
import { ChartLedger } from "../../../cli/rehearsal/charts";
import { ApiError, type KubernetesObject } from "../../../cli/rehearsal/kubernetes";
import { type ApiAnswer, type ApiCall, ApiClient } from "../../../cli/rehearsal/kubernetes/client";
import { Discovery } from "../../../cli/rehearsal/kubernetes/discovery";
import { broughtClass, namedClasses } from "../../../cli/rehearsal/kubernetes-provider/named-classes";
import { pluralOf, presumePatched, presumeSurroundings } from "../../../cli/rehearsal/kubernetes-provider/surroundings";

const served = (name: string, kind: string, namespaced: boolean) => ({ name, kind, namespaced, verbs: ["get"] });
const kinds = {
  "/apis/storage.k8s.io/v1": [served("storageclasses", "StorageClass", false)],
  "/api/v1": [
    served("namespaces", "Namespace", false),
    served("serviceaccounts", "ServiceAccount", true),
    served("persistentvolumes", "PersistentVolume", false),
    served("persistentvolumeclaims", "PersistentVolumeClaim", true),
  ],
  "/apis/apiextensions.k8s.io/v1": [served("customresourcedefinitions", "CustomResourceDefinition", false)],
};

/** A server with a few kinds and a default ServiceAccount in each namespace. */
class SmallServer extends ApiClient {
  readonly applied: unknown[] = [];
  readonly #objects = new Map<string, unknown>();

  override call<Body>({ method, path, body }: ApiCall): Promise<ApiAnswer<Body>> {
    if (method === "PATCH") {
      this.applied.push(body);
      this.#objects.set(path, body);
    }
    const found = this.#objects.get(path) ?? this.#builtIn(path);
    return found === undefined
      ? Promise.reject(new ApiError(`${path} not found`, 404))
      : Promise.resolve({ body: found as Body, warnings: [] });
  }

  #builtIn(path: string): unknown {
    const resources = Object.entries(kinds).find(([group]) => group === path)?.[1];
    return resources ? { resources } : path.endsWith("/serviceaccounts/default") ? {} : undefined;
  }
}

describe("what an object needs and nothing in the run makes", () => {
  const secret = { apiVersion: "v1", kind: "Secret", metadata: { name: "a", namespace: "apps" } };
  const table = { apiVersion: "stable.example.com/v1", kind: "CronTab", metadata: { name: "a", namespace: "default" } };
  let ledger: ChartLedger;
  let client: SmallServer;
  beforeEach(() => {
    ledger = new ChartLedger();
    client = new SmallServer("https://127.0.0.1:9", {}, {});
  });

  function presume(isAmbient: boolean, object: KubernetesObject): Promise<void> {
    const access = { client, discovery: new Discovery(client) };
    return presumeSurroundings(
      { access, settings: { isAmbient }, signal: new AbortController().signal },
      ledger,
      object,
    );
  }

  it("is its namespace in a cluster that was there before, named once", async () => {
    await presume(true, secret);
    await presume(true, secret);
    assert.deepEqual(client.applied, [{ apiVersion: "v1", kind: "Namespace", metadata: { name: "apps" } }]);
    assert.deepEqual([...ledger.presumed.names], ["Namespace apps"]);
  });

  it("is nothing in a cluster that the program makes, or if the program makes the namespace itself", async () => {
    await presume(false, secret);
    await presume(false, table);
    ledger.presumed.declare("Namespace apps");
    await presume(true, secret);
    assert.deepEqual(client.applied, []);
  });

  it("is its kind if a chart is absent that may define it, unless the program does", async () => {
    ledger.enter({ name: "crons", content: "absent", own: false });
    ledger.presumed.declare("CronTab of stable.example.com");
    await presume(false, table);
    assert.deepEqual(client.applied, []);
    await presume(false, { ...table, kind: "Policy", metadata: { name: "a" } });
    assert.deepEqual([...ledger.presumed.names], ["CustomResourceDefinition policies.stable.example.com"]);
    const [definition] = client.applied as { spec: { scope: string; names: { kind: string } } }[];
    assert.deepEqual([definition?.spec.scope, definition?.spec.names.kind], ["Cluster", "Policy"]);
  });

  it("is another version of a kind whose definition the run made, and not of one that has a schema", async () => {
    const versionsAfter = async (schema: object) => {
      client = new SmallServer("https://127.0.0.1:9", {}, {});
      const versions = [{ name: "v1", served: true, storage: true, schema: { openAPIV3Schema: schema } }];
      const path = "/apis/apiextensions.k8s.io/v1/customresourcedefinitions/crontabs.stable.example.com";
      await client.call({ method: "PATCH", path, body: { metadata: {}, spec: { scope: "Namespaced", versions } } });
      await presume(true, { ...table, apiVersion: "stable.example.com/v1beta1" });
      const [, changed] = client.applied as { spec: { versions: { name: string; storage: boolean }[] } }[];
      return changed?.spec.versions?.map(({ name, storage }) => [name, storage]);
    };
    ledger.presumed.declare("Namespace default");
    const isOpen = { type: "object", "x-kubernetes-preserve-unknown-fields": true };
    assert.deepEqual(await versionsAfter(isOpen), [
      ["v1", true],
      ["v1beta1", false],
    ]);
    assert.equal(await versionsAfter({ type: "object", properties: { spec: { type: "object" } } }), undefined);
  }).timeout(60_000);

  const claim = {
    apiVersion: "v1",
    kind: "PersistentVolumeClaim",
    metadata: { name: "a", namespace: "default" },
    spec: { storageClassName: "fast" },
  };

  it("is the classes that it names, if the cluster was there before", async () => {
    ledger.presumed.declare("Namespace default");
    await presume(false, claim);
    assert.deepEqual(client.applied, []);
    await presume(true, claim);
    await presume(true, claim);
    assert.deepEqual([...ledger.presumed.names], ["StorageClass fast"]);
    assert.deepEqual(client.applied, [
      {
        apiVersion: "storage.k8s.io/v1",
        kind: "StorageClass",
        metadata: { name: "fast" },
        provisioner: "taken-to-exist.invalid",
      },
    ]);
  });

  it("is no class that the program or its volumes bring", async () => {
    ledger.presumed.declare("Namespace default");
    const volume = { apiVersion: "v1", kind: "PersistentVolume", spec: { storageClassName: "fast" } };
    ledger.presumed.declare(broughtClass(volume) ?? "");
    await presume(true, claim);
    assert.deepEqual(client.applied, []);
  });

  it("is the classes of its pods and their claims", () => {
    const template = { spec: { priorityClassName: "high", runtimeClassName: "gvisor" } };
    const volumeClaimTemplates = ["fast", "fast", "slow"].map((storageClassName) => ({ spec: { storageClassName } }));
    const metadata = { name: "a" };
    const names = (object: KubernetesObject) => namedClasses(object).map((one) => `${one.kind} ${one.metadata.name}`);
    const database = { apiVersion: "apps/v1", kind: "StatefulSet", metadata, spec: { template, volumeClaimTemplates } };
    assert.deepEqual(names(database), [
      "StorageClass fast",
      "StorageClass slow",
      "PriorityClass high",
      "RuntimeClass gvisor",
    ]);
    const spec = { jobTemplate: { spec: { template: { spec: { priorityClassName: "system-node-critical" } } } } };
    assert.deepEqual(names({ apiVersion: "batch/v1", kind: "CronJob", metadata, spec }), []);
    assert.deepEqual(names({ apiVersion: "v1", kind: "Pod", metadata, spec: template.spec }), [
      "PriorityClass high",
      "RuntimeClass gvisor",
    ]);
  });

  const mounting = (namespace: string) => ({
    apiVersion: "v1",
    kind: "Pod",
    metadata: { name: "a", namespace },
    spec: {
      volumes: [
        { name: "data", persistentVolumeClaim: { claimName: "media" } },
        { name: "again", persistentVolumeClaim: { claimName: "media" } },
        { name: "scratch", emptyDir: {} },
      ],
    },
  });

  it("is a claim that its pods mount, with a volume of its own, if others may have made it", async () => {
    await presume(true, mounting("default"));
    const [namespace, volume, claim, ...others] = client.applied as KubernetesObject[];
    assert.equal(namespace?.kind, "Namespace");
    assert.deepEqual(volume?.spec?.claimRef, { namespace: "default", name: "media" });
    assert.deepEqual([claim?.metadata.name, claim?.spec?.volumeName], ["media", "taken-to-exist-default-media"]);
    assert.deepEqual(others, []);
    assert.deepEqual(
      [...ledger.presumed.names],
      ["Namespace default", "PersistentVolumeClaim default/media", "PersistentVolume taken-to-exist-default-media"],
    );
  });

  it("is no claim of the program, in a namespace of the program, or in a cluster of the program", async () => {
    ledger.presumed.declare("Namespace apps");
    await presume(true, mounting("apps"));
    await presume(false, mounting("default"));
    ledger.presumed.declare("Namespace default");
    ledger.enter({ name: "media", content: "absent", own: false });
    ledger.presumed.declare("PersistentVolumeClaim default/media");
    await presume(false, mounting("default"));
    assert.deepEqual(client.applied, []);
    await presume(false, mounting("apps"));
    assert.deepEqual(
      (client.applied as KubernetesObject[]).map(({ kind }) => kind),
      ["PersistentVolume", "PersistentVolumeClaim"],
    );
  });

  it("is an object that a program patches, if others may have made it and it is not there", async () => {
    const access = { client, discovery: new Discovery(client) };
    const patched = (isAmbient: boolean, object: KubernetesObject) =>
      presumePatched({ access, settings: { isAmbient }, signal: new AbortController().signal }, ledger, object);
    const account = { apiVersion: "v1", kind: "ServiceAccount", metadata: { name: "default", namespace: "apps" } };
    ledger.presumed.declare("Namespace apps");
    await patched(true, account);
    await patched(false, { ...account, metadata: { name: "deployer", namespace: "apps" } });
    assert.deepEqual([...ledger.presumed.names], []);
    await patched(true, { ...account, metadata: { name: "deployer", namespace: "apps" } });
    assert.deepEqual([...ledger.presumed.names], ["ServiceAccount apps/deployer"]);
  });

  const plurals = {
    CronTab: "crontabs",
    Policy: "policies",
    Gateway: "gateways",
    Ingress: "ingresses",
    Proxy: "proxies",
  };
  for (const [kind, plural] of Object.entries(plurals)) {
    it(`${kind} is served as ${plural}`, () => assert.equal(pluralOf(kind), plural));
  }
});
