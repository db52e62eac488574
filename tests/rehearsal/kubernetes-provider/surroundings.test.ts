import assert from "node:assert/strict";
import { ChartLedger } from "../../../cli/rehearsal/charts";
import { ApiError, type KubernetesObject } from "../../../cli/rehearsal/kubernetes";
import { type ApiAnswer, type ApiCall, ApiClient } from "../../../cli/rehearsal/kubernetes/client";
import { Discovery } from "../../../cli/rehearsal/kubernetes/discovery";
import { pluralOf, presumeSurroundings } from "../../../cli/rehearsal/kubernetes-provider/surroundings";

const served = (name: string, kind: string, namespaced: boolean) => ({ name, kind, namespaced, verbs: ["get"] });
const kinds = {
  "/api/v1": [served("namespaces", "Namespace", false), served("serviceaccounts", "ServiceAccount", true)],
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
    const settings = { kubeconfig: "", context: "", isAmbient, namespace: "default", upsert: false, given: {} };
    const access = { client, discovery: new Discovery(client) };
    return presumeSurroundings({ access, settings, signal: new AbortController().signal }, ledger, object);
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
  }).timeout(20_000);

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
