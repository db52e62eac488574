import assert from "node:assert/strict";
import { once } from "node:events";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import http2 from "node:http2";
import os from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { pathToFileURL } from "node:url";
import * as grpc from "@grpc/grpc-js";
import type * as plugin from "@pulumi/pulumi/proto/plugin_pb";
import { ResourceProviderClient, ResourceProviderService } from "@pulumi/pulumi/proto/provider_grpc_pb";
import * as provider from "@pulumi/pulumi/proto/provider_pb";
import { Status } from "@pulumi/pulumi/proto/status_pb";
import { Empty } from "google-protobuf/google/protobuf/empty_pb";
import { ChartLedger } from "../../../cli/rehearsal/charts";
import { fromStruct, toStruct } from "../../../cli/rehearsal/plugin-protocol";
import { startGuardedProvider } from "../../../cli/rehearsal/site/guarded-provider";
import { guardConfigure } from "../../../cli/rehearsal/site/guarded-settings";
import { connectWithLargeHeaders } from "../../../cli/rehearsal/site/large-headers";

const own = "https://127.0.0.1:6443";
const gate = "https://127.0.0.1:7000";
const foreign = "https://prod.example.com";
const plugins = "/run/bin";
const run = { kubeconfig: kubeconfigOf(own, { token: "admin" }), servers: [own, gate] };

function kubeconfigOf(server: string, user: object, more: readonly string[] = []): string {
  return JSON.stringify({
    apiVersion: "v1",
    kind: "Config",
    "current-context": "c",
    clusters: [server, ...more].map((one, index) => ({ name: index === 0 ? "c" : one, cluster: { server: one } })),
    users: [{ name: "u", user }],
    contexts: [server, ...more].map((one, index) => ({
      name: index === 0 ? "c" : one,
      context: { cluster: index === 0 ? "c" : one, user: "u", namespace: "shop" },
    })),
  });
}

/** What a kubeconfig says of its clusters, by the names of its parts. */
interface Kubeconfig {
  readonly clusters: readonly { readonly cluster: { readonly server: string } }[];
  readonly users: readonly {
    readonly user: { readonly token?: string; readonly exec?: { readonly command: string } };
  }[];
  readonly contexts: readonly { readonly context: { readonly namespace?: string } }[];
}

function configureRequest(settings: Readonly<Record<string, string>>): provider.ConfigureRequest {
  const request = new provider.ConfigureRequest();
  request.setArgs(toStruct(settings));
  request.setId("named");
  for (const [name, value] of Object.entries(settings)) {
    request.getVariablesMap().set(`kubernetes:config:${name}`, value);
  }
  return request;
}

/** Returns the kubeconfig that a provider with these settings gets. */
function guarded(settings: Readonly<Record<string, string>>) {
  const message = Buffer.from(configureRequest(settings).serializeBinary());
  const { replaced, request } = guardConfigure(message, run, plugins);
  const sent = provider.ConfigureRequest.deserializeBinary(request);
  const variables: Record<string, string> = Object.fromEntries(sent.getVariablesMap().toArray());
  const kubeconfig = variables["kubernetes:config:kubeconfig"] ?? "";
  assert.equal(sent.getId(), "named");
  assert.deepEqual(fromStruct(sent.getArgs()), {
    kubeconfig,
    ...(settings.namespace && { namespace: settings.namespace }),
  });
  const { clusters, contexts, users } = JSON.parse(kubeconfig) as Kubeconfig;
  return {
    replaced,
    settings: Object.keys(variables)
      .map((name) => name.replace("kubernetes:config:", ""))
      .toSorted(),
    servers: clusters.map(({ cluster }) => cluster.server),
    users: users.map(({ user }) => user),
    namespaces: contexts.map(({ context }) => context.namespace),
  };
}

describe("the settings of Pulumi's own Kubernetes provider in a rehearsal", () => {
  const admin = { servers: [own], users: [{ token: "admin" }], namespaces: ["shop"] };

  it("lead to the run's cluster if they name another one, or leave it to this machine", () => {
    const ambient: Record<string, string>[] = [
      {},
      { context: "prod" },
      { kubeconfig: "~/.kube/config", context: "prod" },
      { kubeconfig: "/home/you/.kube/config", cluster: "prod" },
      { renderYamlToDirectory: "../manifests" },
    ];
    for (const settings of ambient) {
      assert.deepEqual(guarded(settings), { ...admin, replaced: undefined, settings: ["kubeconfig"] });
    }
    const kubeconfig = kubeconfigOf(foreign, { token: "yours" });
    assert.deepEqual(guarded({ kubeconfig, context: "c", cluster: "c", namespace: "attic" }), {
      ...admin,
      replaced: foreign,
      settings: ["kubeconfig", "namespace"],
    });
  });

  it("keep a login of the run's cluster, and no other cluster beside it", () => {
    const kubeconfig = kubeconfigOf(gate, { token: "t" }, [foreign]);
    const kept = { replaced: undefined, settings: ["kubeconfig"], users: [{ token: "t" }], namespaces: ["shop"] };
    assert.deepEqual(guarded({ kubeconfig }), { ...kept, servers: [gate] });
    assert.deepEqual(guarded({ kubeconfig, cluster: foreign }), { ...kept, servers: [gate] });
    assert.equal(guarded({ kubeconfig, context: foreign }).replaced, foreign);
    const named = kubeconfigOf(gate.replace("https://", "https://gke-5c030a755d9f-100432@"), { token: "t" });
    assert.deepEqual(guarded({ kubeconfig: named }), { ...kept, servers: [gate] }, "Go would log in by the name");
  });

  it("call the run's credential plugins alone", () => {
    const exec = { apiVersion: "client.authentication.k8s.io/v1", command: "/home/you/bin/aws", args: ["eks"] };
    const [user] = guarded({ kubeconfig: kubeconfigOf(gate, { exec }) }).users;
    assert.equal(user?.exec?.command, "/run/bin/aws");
    const kubeconfig = kubeconfigOf(gate, { "auth-provider": { name: "gcp", config: { "cmd-path": "gcloud" } } });
    assert.throws(() => guarded({ kubeconfig }), /got auth-provider gcp, which Kubernetes removed in 1\.26/);
    assert.throws(() => guarded({ kubeconfig: "{}" }), /has no cluster/);
  });
});

describe("Pulumi's own Kubernetes provider behind its guard", () => {
  const ledger = new ChartLedger();
  let folder: string;
  let served: Awaited<ReturnType<typeof startGuardedProvider>>;
  let clients: ResourceProviderClient[];

  beforeEach(async () => {
    folder = mkdtempSync(path.join(os.tmpdir(), "guarded-"));
    clients = [];
    const file = path.join(folder, "plugin");
    const loader = pathToFileURL(require.resolve("tsx")).href;
    const command = [process.execPath, "--import", loader, path.join(__dirname, "guarded-provider-fixture.ts")];
    writeFileSync(file, `#!/bin/sh\nexec ${command.join(" ")}\n`, { mode: 0o700 });
    const environment = process.env;
    served = await startGuardedProvider({ file, environment, folder, plugins, ledger, run: async () => run });
  });
  afterEach(() => {
    clients.forEach((client) => client.close());
    served.stop();
    rmSync(folder, { recursive: true });
  });

  /** Connects as the engine does: each provider of a program by a connection of its own. */
  function connect(): ResourceProviderClient {
    const options = { "grpc.use_local_subchannel_pool": 1, "grpc.max_receive_message_length": -1 };
    const client = new ResourceProviderClient(`127.0.0.1:${served.port}`, grpc.credentials.createInsecure(), options);
    clients.push(client);
    return client;
  }

  type Answer<Response> = (error: grpc.ServiceError | null, response: Response) => void;

  function ask<Response>(call: (answer: Answer<Response>) => unknown): Promise<Response> {
    return new Promise((resolve, reject) => call((error, response) => (error ? reject(error) : resolve(response))));
  }

  async function pidOf(client: ResourceProviderClient): Promise<number> {
    const info = await ask<plugin.PluginInfo>((answer) => client.getPluginInfo(new Empty(), answer));
    return Number(info.getVersion());
  }

  async function invoke(client: ResourceProviderClient, args: object): Promise<object> {
    const request = new provider.InvokeRequest();
    request.setArgs(toStruct(args));
    const response = await ask<provider.InvokeResponse>((answer) => client.invoke(request, answer));
    return fromStruct(response.getReturn());
  }

  async function gone(pid: number): Promise<void> {
    while (existsSync(`/proc/${pid}`)) {
      await sleep(20);
    }
  }

  it("passes calls on, with an error's details, in a process for each connection", async () => {
    const client = connect();
    const other = connect();
    const [pid, otherPid] = await Promise.all([pidOf(client), pidOf(other)]);
    assert.notEqual(pid, otherPid);
    const request = new provider.CreateRequest();
    request.setProperties(toStruct({ data: "x".repeat(16_000) }));
    const failure = await ask((answer) => client.create(request, answer)).then(
      () => assert.fail("it was created"),
      (error: grpc.ServiceError) => error,
    );
    assert.deepEqual([failure.code, failure.details], [grpc.status.UNKNOWN, "its pods do not start"]);
    const [packed] = failure.metadata.get("grpc-status-details-bin");
    assert.ok(packed instanceof Buffer);
    const [detail] = Status.deserializeBinary(packed).getDetailsList();
    const unpacked = provider.ErrorResourceInitFailed.deserializeBinary(detail?.getValue_asU8() ?? new Uint8Array());
    assert.deepEqual([unpacked.getId(), unpacked.getReasonsList()], ["shop/web", ["its pods do not start"]]);
    client.close();
    await gone(pid);
    assert.equal(await pidOf(other), otherPid);
    served.stop();
    await gone(otherPid);
  });

  it("passes the details of a failure on that are larger than Node.js receives", async () => {
    const request = new provider.CreateRequest();
    request.setProperties(toStruct({ data: "x".repeat(2_000_000) }));
    const { connection, large } = connectWithLargeHeaders(served.port);
    const client = http2.connect(`http://127.0.0.1:${served.port}`, { createConnection: () => connection });
    const call = client.request({
      ":method": "POST",
      ":path": ResourceProviderService.create.path,
      "content-type": "application/grpc",
      te: "trailers",
    });
    const body = Buffer.from(request.serializeBinary());
    const prefix = Buffer.alloc(5);
    prefix.writeUInt32BE(body.length, 1);
    call.end(Buffer.concat([prefix, body]));
    const [answered] = (await once(call, "response")) as [http2.IncomingHttpHeaders];
    const packed = large.takeOf(call.id ?? 0)["grpc-status-details-bin"] ?? "";
    client.destroy();
    assert.equal(answered["grpc-status"], String(grpc.status.UNKNOWN));
    const [detail] = Status.deserializeBinary(Buffer.from(packed, "base64")).getDetailsList();
    const unpacked = provider.ErrorResourceInitFailed.deserializeBinary(detail?.getValue_asU8() ?? new Uint8Array());
    assert.equal(unpacked.getId(), "shop/web");
    assert.deepEqual(fromStruct(unpacked.getProperties()), fromStruct(request.getProperties()));
  });

  it("passes the answers of a stream on, and how it ends", async () => {
    const tokens: (string | undefined)[] = [];
    const stream = connect().list(new provider.ListRequest());
    stream.on("data", (response: provider.ListResponse) =>
      tokens.push(response.getContinuation()?.getContinuationToken()),
    );
    const error = await new Promise<grpc.ServiceError>((resolve) => stream.once("error", resolve));
    assert.deepEqual(tokens, ["a", "b"]);
    assert.deepEqual([error.code, error.details], [grpc.status.NOT_FOUND, "no more"]);
  });

  it("is not connected to another cluster, which the report names", async () => {
    const client = connect();
    const request = configureRequest({ kubeconfig: kubeconfigOf(foreign, { token: "yours" }), context: "c" });
    /* Messages are larger than gRPC takes by default. */
    request.getVariablesMap().set("kubernetes:config:large", "x".repeat(5_000_000));
    await ask((answer) => client.configure(request, answer));
    const configured = JSON.stringify(await invoke(client, {}));
    assert.ok(configured.length > 5_000_000);
    assert.match(configured, /127\.0\.0\.1:6443/);
    assert.doesNotMatch(configured, /prod\.example\.com|yours|context":"c"/);
    assert.deepEqual(ledger.notPlayed, [
      `The rehearsal does not connect to the cluster ${foreign}. A simulated cluster, which exists from the start, replaces it.`,
    ]);
  });

  it("says why it ended", async () => {
    const client = connect();
    const pid = await pidOf(client);
    await assert.rejects(invoke(client, { exit: true }), { code: grpc.status.INTERNAL });
    await gone(pid);
    await assert.rejects(invoke(client, {}), /plugin ended with 3:\nout of memory/);
  });
});
