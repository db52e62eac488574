import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { waitFor } from "../../../cli/rehearsal/control-plane";
import type { ClusterAccess, KubernetesObject } from "../../../cli/rehearsal/kubernetes";
import { startWatchdog, type Watchdog } from "../../../cli/rehearsal/processes";
import { judgeController } from "../../../cli/rehearsal/real-controllers/judge";
import { sealedSecrets } from "../../../cli/rehearsal/real-controllers/sealed-secrets";
import { Supervisor } from "../../../cli/rehearsal/real-controllers/supervisor";
import type { ResolvedTools } from "../../../cli/toolchain";

const deployment: KubernetesObject = {
  apiVersion: "apps/v1",
  kind: "Deployment",
  metadata: { name: "controller", namespace: "ops", uid: "1" },
  spec: {
    template: { spec: { serviceAccountName: "sealer", containers: [{ image: "a/sealed-secrets-controller:1" }] } },
  },
  status: { readyReplicas: 1 },
};
const work = { tried: [], total: 1, handled: ["SealedSecret shop/a"], unhandled: [], failures: [] };
const runs = "exec sleep 60";

describe("a real controller's supervisor", () => {
  let folder: string;
  let watchdog: Watchdog;
  let stopping: AbortController;
  let supervisor: Supervisor | undefined;
  let messages: string[];
  const followed = new Map<string, KubernetesObject>();

  beforeEach(() => {
    folder = mkdtempSync(path.join(os.tmpdir(), "supervisor-"));
    watchdog = startWatchdog();
    stopping = new AbortController();
    messages = [];
    followed.clear();
    followed.set("ops/controller", deployment);
  });
  afterEach(async () => {
    stopping.abort();
    await supervisor?.ended;
    await watchdog.dismiss();
    rmSync(folder, { recursive: true });
  });

  /** Supervises a shell script on a cluster that has these Deployments. */
  function supervise(
    script: string | undefined,
    { has = [deployment], status = { token: "t" } }: { has?: KubernetesObject[]; status?: object } = {},
  ): Supervisor {
    const program = path.join(folder, "controller.sh");
    if (script !== undefined) {
      writeFileSync(program, `#!/bin/sh\n${script}\n`, { mode: 0o700 });
    }
    const client = {
      get: async () => ({ apiVersion: "apps/v1", kind: "DeploymentList", metadata: {}, items: has }) as never,
      find: async () => undefined,
      create: async () => ({ status }) as never,
    };
    supervisor = new Supervisor({ ...sealedSecrets, args: [], judge: async () => work }, program, {
      controlPlane: { server: "https://127.0.0.1:1", certificateAuthority: "", token: "admin" },
      client,
      deployments: { objects: followed },
      lacksChart: async () => false,
      directory: folder,
      watchdog,
      signal: stopping.signal,
      report: (message) => void messages.push(message),
    });
    return supervisor;
  }

  const judged = (one: Supervisor, patience?: number) => {
    const tool = { path: "", version: "v1" };
    const tools = { "sealed-secrets-controller": tool } as unknown as ResolvedTools<"sealed-secrets-controller">;
    const context = { access: {} as ClusterAccess, tools: tools as never, directory: folder, signal: stopping.signal };
    return judgeController(one, context, patience);
  };

  it("fails with the reason if a program that the stack wants cannot start", async () => {
    const one = supervise(undefined);
    await waitFor("a look", async () => messages[0], { timeLimit: 60_000 });
    const { account, failures } = await judged(one, 200);
    assert.equal(account, undefined);
    assert.equal(failures.length, 1);
    assert.match(
      failures[0] ?? "",
      /^controller sealed-secrets: waited 0\.2 s for its process: .*could not be started/,
    );
  });

  it("fails with the reason if it gets no token of its account", async () => {
    const one = supervise(runs, { status: {} });
    await waitFor("a look", async () => messages[0], { timeLimit: 60_000 });
    const { failures } = await judged(one, 200);
    assert.match(failures[0] ?? "", /expected a token of service account ops\/sealer, got none$/);
  });

  it("waits for the process if the checks look first", async () => {
    followed.clear();
    const one = supervise(runs);
    const judging = judged(one);
    followed.set("ops/controller", deployment);
    const { account, failures, handled, restarts } = await judging;
    assert.deepEqual([account, failures, handled], ["service account ops/sealer", [], ["SealedSecret shop/a"]]);
    assert.equal(restarts, undefined);
  });

  it("did not run without a Deployment", async () => {
    followed.clear();
    const { account, failures } = await judged(supervise(runs, { has: [] }));
    assert.deepEqual([account, failures], [undefined, []]);
  });

  it("counts how often it starts a process again that ended by itself", async () => {
    const one = supervise(`[ -e ran ] && ${runs}\ntouch ran\nexit 3`);
    await waitFor("a restart", async () => one.restarts, { timeLimit: 60_000 });
    const again = async () => {
      const { restarts, failures } = await judged(one);
      return failures.length === 0 ? restarts : undefined;
    };
    const restarts = await waitFor("the second process", again, { timeLimit: 60_000 });
    assert.deepEqual(restarts, { times: 1, last: "ended with exit code 3" });
    assert.deepEqual(messages, ["sealed-secrets: ended with exit code 3; restarting it"]);
  });
});
