import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import * as net from "node:net";
import * as os from "node:os";
import * as path from "node:path";
import { builtinKinds } from "../../../cli/charts";
import { controlPlaneTools, startControlPlane } from "../../../cli/rehearsal/control-plane";
import { playedSentences } from "../../../cli/rehearsal/controllers";
import { Discovery } from "../../../cli/rehearsal/kubernetes";
import { capabilitiesOf } from "../../../cli/rehearsal/kubernetes-provider/release/capabilities";
import { resolveTools } from "../../../cli/toolchain";
import { kyvernoCases } from "../../addons/catalogue/kyverno/engine-cases";
import { cloudCases } from "../../rehearsal/control-plane/engine-cases/cloud";
import { doctorCases } from "../../rehearsal/control-plane/engine-cases/doctor";
import { extensionCases } from "../../rehearsal/control-plane/engine-cases/extensions";
import { teardownCases } from "../../rehearsal/control-plane/engine-cases/teardown";
import { workloadCases } from "../../rehearsal/control-plane/engine-cases/workloads";
import { type Answered, RunningCluster, second, started } from "../../rehearsal/control-plane/running-cluster";

describe("a control plane with its controllers", function () {
  this.timeout(60 * second);
  let running: RunningCluster | undefined;
  const cluster = () => started(running);

  before(async function () {
    this.timeout(20 * 60 * second);
    running = await RunningCluster.start();
    await running.namespace("shop");
  });

  after(() => running?.remove());

  it("is alive and knows its cluster's uid", async () => {
    const { controlPlane, client } = cluster();
    const { metadata } = await client.get<Answered>("/api/v1/namespaces/kube-system");
    assert.equal(controlPlane.clusterUid, metadata.uid);
    assert.equal(controlPlane.alive(), true);
    assert.equal(controlPlane.pids.length, controlPlaneTools.length);
  });

  it("serves the kinds that plans tell charts of", async () => {
    const { client } = cluster();
    const served = await capabilitiesOf({ client, discovery: new Discovery(client) });
    assert.deepEqual(
      builtinKinds.filter((kind) => !served.apiVersions.includes(kind)),
      [],
    );
  });

  workloadCases(cluster);
  cloudCases(cluster);
  extensionCases(cluster);
  doctorCases(cluster);
  teardownCases(cluster);
  kyvernoCases(cluster);

  it("finishes the deletion of a full namespace quickly", async () => {
    await cluster().client.delete("/api/v1/namespaces/shop");
    await cluster().untilGone("/api/v1/namespaces/shop", 30 * second);
  });

  it("says what it has simulated", () => {
    const played = playedSentences([cluster().controllers.counts()]).join("\n");
    assert.match(played, /Load balancers: 2 Services and 2 Ingresses got addresses,/);
    assert.match(played, /Volumes: 1 disk /);
  });

  it("leaves no process and no open port behind", async () => {
    const { controlPlane } = cluster();
    await cluster().stop();
    for (const pid of controlPlane.pids) {
      assert.throws(() => process.kill(pid, 0), /ESRCH/);
    }
    await assert.rejects(connect(Number(new URL(controlPlane.server).port)), /ECONNREFUSED/);
    assert.deepEqual(await controlPlane.failures(), []);
  });
});

describe("a control plane that cannot start", function () {
  this.timeout(60 * second);
  let directory: string;

  beforeEach(async () => {
    directory = await mkdtemp(path.join(os.tmpdir(), "keelson-test-"));
  });

  afterEach(() => rm(directory, { recursive: true, force: true }));

  it("says which component failed and shows the end of its log", async () => {
    const tools = await resolveTools(controlPlaneTools);
    const broken = path.join(directory, "broken");
    await writeFile(broken, "#!/bin/sh\necho this scheduler is broken >&2\nexit 7\n", { mode: 0o755 });
    const starting = startControlPlane({
      directory: path.join(directory, "state"),
      tools: { ...tools, "kube-scheduler": { ...tools["kube-scheduler"], path: broken } },
      nodes: [{ name: "one" }],
    });
    await assert.rejects(
      starting,
      /the control plane did not start: kube-scheduler ended with exit code 7; the end of its log:\nthis scheduler is broken$/,
    );
  });

  it("stops when it is told to while it starts", async () => {
    const tools = await resolveTools(controlPlaneTools);
    const stopping = new AbortController();
    const starting = startControlPlane({
      directory: path.join(directory, "state"),
      tools,
      nodes: [],
      signal: stopping.signal,
      report: () => stopping.abort(new Error("enough")),
    });
    await assert.rejects(starting, /^Error: enough$/);
  });

  it("refuses a folder that is not empty", async () => {
    const tools = await resolveTools(controlPlaneTools);
    await writeFile(path.join(directory, "notes.txt"), "");
    await assert.rejects(
      startControlPlane({ directory, tools, nodes: [] }),
      /directory: expected an empty folder for the control plane, got .* with notes.txt$/,
    );
  });
});

function connect(port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = net.connect({ port, host: "127.0.0.1" });
    socket.once("connect", () => {
      socket.destroy();
      resolve();
    });
    socket.once("error", reject);
  });
}
