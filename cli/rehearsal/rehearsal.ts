import { mkdtemp, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { resolveTools } from "../toolchain";
import { Cleanup } from "./cleanup";
import { type Changes, noChanges } from "./engine/event-counts";
import { type Operation, type OperationResult, runOperation, secondsSince } from "./engine/pulumi";
import { everyObject, leftoversOf } from "./phases/leftovers";
import { changesText, operationFailures, progressText, unexpectedChanges } from "./phases/outcomes";
import { checkWorkloads } from "./phases/workloads";
import type { KubernetesObject } from "./providers/kubernetes/object";
import type { Detail, Progress } from "./report/progress";
import type { Failure, PhaseName, RehearsalOutcome } from "./report/report";
import { RunRecord } from "./run-record";
import { type Site, startSite, type Subject, toolsFor } from "./site";
import { toolText } from "./tool-text";

/** What a rehearsal is told. */
export interface RehearsalOptions {
  readonly subject: Subject;
  readonly progress: Progress;
  readonly environment: NodeJS.ProcessEnv;
  /** Ends the run: everything is stopped and removed. */
  readonly signal: AbortSignal;
  /** With `--keep`: called after the checks; what is running is stopped when it resolves. */
  readonly keep?: (kept: Kept) => Promise<void>;
}

/** What is running while a rehearsal is kept. */
export interface Kept extends RehearsalOutcome {
  readonly kubeconfigFile: string;
}

/** Rehearses a stack from an empty cluster to an empty cluster, and stops all that it started. */
export async function rehearse(options: RehearsalOptions): Promise<RehearsalOutcome> {
  const directory = await mkdtemp(path.join(os.tmpdir(), "keelson-"));
  const cleanup = new Cleanup();
  cleanup.add(() => rm(directory, { recursive: true, force: true, maxRetries: 5 }));
  const record = new RunRecord(options.subject.stack.name);
  const run = new Rehearsal(options, record, directory, cleanup);
  try {
    await run.all();
  } finally {
    await run.stop();
  }
  return record.outcome;
}

class Rehearsal {
  private expected = 0;

  constructor(
    private readonly options: RehearsalOptions,
    private readonly record: RunRecord,
    private readonly directory: string,
    private readonly cleanup: Cleanup,
  ) {}

  /** All phases but the last; what goes wrong is in the record. */
  async all(): Promise<void> {
    try {
      const site = await this.start();
      try {
        await this.operate(site);
      } finally {
        this.record.describe(site);
      }
    } catch (error) {
      this.options.signal.throwIfAborted();
      this.record.fail([{ phase: this.record.current, urn: "", message: messageOf(error) }]);
    }
  }

  private async operate(site: Site): Promise<void> {
    const before = await everyObject(site.access);
    if (!(await this.operation(site, "preview", "preview")).succeeded) return;
    await this.install(site);
    if (this.options.keep) {
      this.record.describe(site);
      await this.options.keep({ ...this.record.outcome, kubeconfigFile: site.controlPlane.kubeconfigFile });
      return;
    }
    await this.operation(site, "destroy", "destroy");
    await this.phase("leftovers", async () => this.look(site, before));
  }

  /** Stops and removes everything; what could not be is a failure. */
  async stop(): Promise<void> {
    try {
      await this.phase("stop", async () => this.cleanup.run());
    } catch (error) {
      if (this.options.signal.aborted) throw error;
      this.record.fail([{ phase: "stop", urn: "", message: messageOf(error) }]);
    }
  }

  private async start(): Promise<Site> {
    const { environment, signal, subject } = this.options;
    const { cleanup, directory } = this;
    const wanted = await toolsFor(subject);
    const tools = await this.phase("toolchain", (detail) =>
      resolveTools(wanted, { signal, env: environment, report: (event) => detail(toolText(event)) }),
    );
    return this.phase("control plane", (report) =>
      startSite({ subject, directory, tools, environment, signal, report, cleanup }),
    );
  }

  private async install(site: Site): Promise<void> {
    const up = await this.operation(site, "up", "up");
    if (up.succeeded) {
      this.record.fail(unexpectedChanges("up again", await this.operation(site, "up", "up again")));
      this.record.fail(unexpectedChanges("refresh", await this.operation(site, "refresh", "refresh")));
    }
    await this.phase("checks", async () => this.check(site, up.succeeded ? 60 : 0));
  }

  private async check(site: Site, seconds: number): Promise<Failure[]> {
    const checked = await checkWorkloads(site.access, { seconds, signal: this.options.signal });
    this.record.workloads(checked);
    const lost = await site.controlPlane.failures();
    const messages = [...(seconds > 0 ? checked.workloads.notReady : []), ...lost];
    return this.record.fail(messages.map((message) => ({ phase: "checks", urn: "", message })));
  }

  /** Looks for what is left, for some seconds: Kubernetes tidies up after its own. */
  private async look(site: Site, before: readonly KubernetesObject[]): Promise<Failure[]> {
    const deadline = Date.now() + 10_000;
    for (;;) {
      const kubernetes = leftoversOf(before, await everyObject(site.access), site.ledger.kept);
      const cloud = site.cloud.remaining;
      if (Date.now() > deadline || kubernetes.length + cloud.length === 0) {
        this.record.leftovers({ cloud, kubernetes });
        const messages = [...kubernetes, ...cloud].map((left) => `${left} is still there after destroy`);
        return this.record.fail(messages.map((message) => ({ phase: "leftovers", urn: "", message })));
      }
      await pause(500, undefined, { signal: this.options.signal });
    }
  }

  private async operation(site: Site, operation: Operation, name: PhaseName): Promise<OperationResult> {
    const result = await this.phase(
      name,
      (detail) => runOperation(operation, site.engine, (progress) => detail(progressText(progress, this.expected))),
      (outcome) => outcome.changes,
    );
    const { create, update, replace, same } = result.changes;
    this.expected = Math.max(this.expected, create + update + replace + same);
    this.record.fail(operationFailures(name, result));
    const lost = result.succeeded ? [] : await site.controlPlane.failures();
    this.record.fail(lost.map((message) => ({ phase: name, urn: "", message })));
    return result;
  }

  private phase<Result>(
    name: PhaseName,
    work: (detail: Detail) => Promise<Result>,
    changesOf: (result: Result) => Changes = () => noChanges,
  ): Promise<Result> {
    const started = performance.now();
    this.record.current = name;
    return this.options.progress.phase(
      name,
      async (detail) => {
        try {
          return await work(detail);
        } finally {
          this.record.phase({ name, seconds: secondsSince(started), changes: noChanges });
        }
      },
      (result) => {
        this.record.changes(name, changesOf(result));
        return { text: changesText(changesOf(result)), failed: hasFailed(result) };
      },
    );
  }
}

/** A failed operation, or a list of failures. */
function hasFailed(result: unknown): boolean {
  if (Array.isArray(result)) return result.length > 0;
  return typeof result === "object" && result !== null && "succeeded" in result && result.succeeded === false;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
