import assert from "node:assert/strict";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import net from "node:net";
import os from "node:os";
import path from "node:path";
import * as provider from "@pulumi/pulumi/proto/provider_pb";
import { ChartLedger } from "../../../cli/rehearsal/charts";
import { ApiClient } from "../../../cli/rehearsal/kubernetes/client";
import { Discovery } from "../../../cli/rehearsal/kubernetes/discovery";
import {
  createResource,
  deleteResource,
  updateResource,
} from "../../../cli/rehearsal/kubernetes-provider/change-calls";
import { type Instance, Instances } from "../../../cli/rehearsal/kubernetes-provider/instance";
import { Makers } from "../../../cli/rehearsal/kubernetes-provider/makers";
import { checkResource } from "../../../cli/rehearsal/kubernetes-provider/plan-calls";
import { readResource } from "../../../cli/rehearsal/kubernetes-provider/read-calls";
import type { ChartSources } from "../../../cli/rehearsal/kubernetes-provider/release";
import { fromStruct, toStruct } from "../../../cli/rehearsal/plugin-protocol";
import { WaitBoard } from "../../../cli/rehearsal/readiness";

const urn = "urn:pulumi:s::p::kubernetes:core/v1:ConfigMap::web";
const inputs = { apiVersion: "v1", kind: "ConfigMap", metadata: { name: "web" } };
const nowhere = "https://127.0.0.1:9";
const unreachable = "unable to load schema information from the API server: connection refused";
const words = { message: `configured Kubernetes cluster is unreachable: ${unreachable}` };

/** Charts are never rendered here. */
const sources = {} as ChartSources;

function instance(): Instance {
  const client = new ApiClient(nowhere, {}, {});
  const settings = { kubeconfig: "", context: "", isAmbient: false, namespace: "default", upsert: false, given: {} };
  const access = { client, discovery: new Discovery(client) };
  return {
    settings,
    access,
    unreachable,
    waits: new WaitBoard(),
    name: undefined,
    makers: new Makers(),
    signal: new AbortController().signal,
  };
}

function request<Request extends { setUrn(urn: string): unknown }>(made: Request, fill: (made: Request) => void) {
  made.setUrn(urn);
  fill(made);
  return made;
}

function kubeconfigOf(server: string, user: object): string {
  return JSON.stringify({
    apiVersion: "v1",
    kind: "Config",
    "current-context": "c",
    clusters: [{ name: "c", cluster: { server } }],
    users: [{ name: "u", user }],
    contexts: [{ name: "c", context: { cluster: "c", user: "u" } }],
  });
}

function instancesFor(plugins: string, ledger = new ChartLedger()): Instances {
  const run = { kubeconfig: kubeconfigOf(nowhere, { token: "t" }), servers: [nowhere] };
  return new Instances(new AbortController().signal, new WaitBoard(), {}, { ledger, plugins, run: async () => run });
}

/** Returns why a provider does not reach the run's cluster as a user. */
async function reasonWith(user: object, plugins = "/nowhere"): Promise<string | undefined> {
  const instances = instancesFor(plugins);
  await instances.configure("peer", { kubeconfig: kubeconfigOf(nowhere, user) });
  const { unreachable: reason } = instances.of("peer");
  instances.close();
  return reason;
}

describe("the stand-in with a cluster that it cannot reach", () => {
  const create = (preview: boolean) =>
    request(new provider.CreateRequest(), (made) => {
      made.setPreview(preview);
      made.setProperties(toStruct(inputs));
    });

  it("asks for the schema when it is configured, and keeps the reason", async () => {
    assert.match((await reasonWith({ token: "t" })) ?? "", /^unable to load schema .* server: connect ECONNREFUSED/);
  });

  it("calls no program of this machine for credentials", async () => {
    const folder = mkdtempSync(path.join(os.tmpdir(), "plugins-"));
    const called = path.join(folder, "called");
    const touch = path.join(folder, "touch.sh");
    writeFileSync(touch, `#!/bin/sh\necho > ${called}\n`, { mode: 0o700 });
    const exec = { apiVersion: "client.authentication.k8s.io/v1", command: touch };
    const plugins = path.join(folder, "plugins");
    assert.match((await reasonWith({ exec }, plugins)) ?? "", /touch\.sh ENOENT/);
    const config = { "cmd-path": touch, "cmd-args": "token" };
    assert.match(
      (await reasonWith({ "auth-provider": { name: "gcp", config } }, plugins)) ?? "",
      /got auth-provider gcp, which Kubernetes removed in 1\.26/,
    );
    assert.equal(existsSync(called), false);
    assert.match((await reasonWith({ exec }, folder)) ?? "", /./);
    assert.equal(existsSync(called), true);
    rmSync(folder, { recursive: true });
  });

  it("is never one that is not the run's", async () => {
    const calls: unknown[] = [];
    const other = net.createServer((socket) => {
      calls.push(socket);
      socket.destroy();
    });
    await new Promise<void>((resolve) => other.listen(0, "127.0.0.1", resolve));
    const server = `https://127.0.0.1:${(other.address() as net.AddressInfo).port}`;
    const ledger = new ChartLedger();
    const instances = instancesFor("", ledger);
    await instances.configure("peer", { kubeconfig: kubeconfigOf(server, { token: "t" }) });
    assert.equal(instances.of("peer").settings.isAmbient, true);
    assert.deepEqual(ledger.notPlayed, [
      `The rehearsal does not connect to the cluster ${server}. A simulated cluster, which exists from the start, replaces it.`,
    ]);
    assert.deepEqual(calls, []);
    instances.close();
    other.close();
  });

  it("previews: the engine must not need the cluster before it exists", async () => {
    const made = await createResource(instance(), sources, create(true));
    const outputs = made.getProperties();
    assert.ok(outputs);
    assert.equal(fromStruct(outputs).kind, "ConfigMap");
    const update = request(new provider.UpdateRequest(), (changed) => {
      changed.setPreview(true);
      changed.setNews(toStruct(inputs));
      changed.setOlds(toStruct(inputs));
    });
    assert.ok((await updateResource(instance(), sources, update)).getProperties());
  });

  it("checks without asking for kinds, and keeps the namespace that an object has", async () => {
    const check = request(new provider.CheckRequest(), (made) => {
      made.setNews(toStruct(inputs));
      made.setOlds(toStruct({ ...inputs, metadata: { name: "web", namespace: "shop" } }));
    });
    const checked = (await checkResource(instance(), new ChartLedger(), check)).getInputs();
    assert.ok(checked);
    assert.deepEqual(fromStruct(checked).metadata, { name: "web", namespace: "shop" });
  });

  it("changes, reads and deletes nothing", async () => {
    await assert.rejects(createResource(instance(), sources, create(false)), words);
    const update = request(new provider.UpdateRequest(), (made) => made.setNews(toStruct(inputs)));
    await assert.rejects(updateResource(instance(), sources, update), words);
    const read = request(new provider.ReadRequest(), (made) => made.setProperties(toStruct(inputs)));
    await assert.rejects(readResource(instance(), sources, read), words);
    const gone = request(new provider.DeleteRequest(), (made) => made.setProperties(toStruct(inputs)));
    await assert.rejects(deleteResource(instance(), sources, gone), words);
  });
});
