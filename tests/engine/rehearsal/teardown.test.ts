import assert from "node:assert/strict";
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { readProject, readStack } from "../../../cli/project";
import { type Kept, rehearse } from "../../../cli/rehearsal";
import { connectCluster, readObject } from "../../../cli/rehearsal/kubernetes";
import { plainProgress } from "../../../cli/rehearsal/report";
import { type TeardownRequest, tearDown } from "../../../cli/teardown/teardown";

const signal = new AbortController().signal;
const fixture = path.join(__dirname, "teardown-fixture");
const volume = "arn:aws:ec2:eu-central-1:111122223333:volume/vol-1";

/** Tears the kept stack down by the real engine; the cloud's tool, which answers for a cluster of EKS, is a stand-in. */
class Teardowns {
  readonly #kept: Kept;
  readonly #folder: string;
  printed = "";

  constructor(kept: Kept, folder: string) {
    this.#kept = kept;
    this.#folder = folder;
    copyFileSync(path.join(fixture, "Pulumi.yaml"), path.join(folder, "Pulumi.yaml"));
    copyFileSync(kept.engine.configFile, path.join(folder, "Pulumi.test.yaml"));
    this.leave([]);
  }

  /** Sets what the cloud still has. */
  leave(arns: readonly string[]): void {
    const answer = { ResourceTagMappingList: arns.map((arn) => ({ ResourceARN: arn })) };
    writeFileSync(path.join(this.#folder, "aws"), `#!/bin/sh\necho '${JSON.stringify(answer)}'\n`, { mode: 0o755 });
  }

  async run(more: Partial<TeardownRequest> = {}): Promise<boolean> {
    this.printed = "";
    const { cli, environment } = this.#kept.engine;
    const project = readProject(this.#folder);
    const cluster = { kind: "eks", region: "eu-central-1", clusterName: "test" };
    const stack = readStack(project, "test");
    return tearDown({
      project,
      stack: { ...stack, config: { ...stack.config, "keelson:cluster": JSON.stringify(cluster) } },
      typed: { stack: "test", unprotect: ["orders"] },
      dryRun: false,
      removeFinalizers: false,
      kubeconfig: readFileSync(this.#kept.kubeconfigFile, "utf8"),
      env: { ...environment, PATH: [this.#folder, path.dirname(cli), environment.PATH].join(path.delimiter) },
      print: (text) => (this.printed += text),
      ...more,
    });
  }

  /** Lists which of the stack's objects are still there. */
  async left(): Promise<string[]> {
    const access = await connectCluster(readFileSync(this.#kept.kubeconfigFile, "utf8"), undefined, {});
    const objects = [
      { kind: "Namespace", name: "shop" },
      { kind: "ConfigMap", name: "orders", namespace: "shop" },
      { kind: "ConfigMap", name: "held", namespace: "shop" },
    ];
    try {
      const found = await Promise.all(objects.map((each) => readObject(access, { apiVersion: "v1", ...each })));
      return found.flatMap((object) => object?.metadata.name ?? []);
    } finally {
      access.client.close();
    }
  }
}

async function scenario(teardowns: Teardowns): Promise<void> {
  await assert.rejects(
    teardowns.run({ typed: { stack: "test", unprotect: [] } }),
    /^UserError: protected: orders; .*--unprotect orders$/,
  );
  assert.deepEqual(await teardowns.left(), ["shop", "orders", "held"]);

  assert.equal(await teardowns.run(), false);
  assert.match(teardowns.printed, /^Teardown of test: 3 resources to delete\n/);
  assert.match(
    teardowns.printed.replaceAll(/\s+/g, " "),
    /Objects that wait for a finalizer: ConfigMap shop\/held \(example\.com\/gone-controller\)\. Wait for/,
  );
  /* The namespace waits for what is in it: nothing is deleted out of order. */
  assert.deepEqual(await teardowns.left(), ["shop", "held"]);

  teardowns.leave([volume]);
  assert.equal(await teardowns.run({ removeFinalizers: true, typed: { stack: "test", unprotect: [] } }), false);
  assert.match(teardowns.printed, new RegExp(`Left in the cloud:\n {2}${volume}\n`));
  assert.deepEqual(await teardowns.left(), []);

  teardowns.leave([]);
  assert.equal(await teardowns.run({ typed: { stack: "test", unprotect: [] } }), true);
  assert.match(teardowns.printed, /nothing is left to destroy\nNothing with the cluster's tag is left\./);
}

describe("keelson teardown by the real engine", () => {
  let folder = "";
  before(() => (folder = mkdtempSync(path.join(os.tmpdir(), "teardown-test-"))));
  after(() => rmSync(folder, { recursive: true }));

  it("refuses what is protected, stops at a finalizer, frees it when told, and can be repeated", async () => {
    const project = readProject(fixture);
    let outcome: { error?: unknown } | undefined;
    const { report } = await rehearse({
      subject: { project, stack: readStack(project, "test") },
      progress: plainProgress(() => undefined, signal),
      environment: process.env,
      kubernetesProvider: "official",
      signal,
      phases: new Set(),
      keep: async (kept) => {
        outcome = await scenario(new Teardowns(kept, folder)).then(
          () => ({}),
          (error: unknown) => ({ error }),
        );
      },
    });
    assert.deepEqual(report.failures, []);
    assert.ok(outcome !== undefined);
    if (outcome.error !== undefined) {
      throw outcome.error;
    }
  });
});
