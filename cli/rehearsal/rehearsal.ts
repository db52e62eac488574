import { rm } from "node:fs/promises";
import { resolveTools } from "../toolchain";
import { requireFolder, uselessFolder } from "./charts/given-folder";
import { Cleanup } from "./cleanup";
import { type Changes, noChanges } from "./engine/event-counts";
import { enterHelmReleases } from "./charts/helm-releases";
import { type Operation, type OperationResult, secondsSince } from "./engine/pulumi";
import { awaitNoLeftovers, everyObject } from "./phases/leftovers";
import { changesText, hasFailed, messageOf, operationFailures, unexpectedChanges } from "./phases/outcomes";
import { describeMetricsApi } from "./phases/metrics-api";
import { runShown } from "./phases/run-shown";
import { checkWorkloads } from "./phases/workloads";
import type { KubernetesObject } from "./providers/kubernetes/object";
import type { Detail, Progress } from "./report/progress";
import type { Failure, PhaseName, RehearsalOutcome } from "./report/report";
import { makeRunFolder } from "./run-folder";
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
  if (options.subject.charts !== undefined) await requireFolder(options.subject.charts);
  const directory = await makeRunFolder();
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
      this.record.failWith(this.record.current, [messageOf(error)]);
    }
  }

  private async operate(site: Site): Promise<void> {
    const before = await everyObject(site.access);
    if (!(await this.operation(site, "preview", "preview")).succeeded || this.refuseCharts(site)) return;
    await this.install(site);
    if (this.options.keep) {
      this.record.describe(site);
      await this.options.keep({
        ...this.record.outcome,
        partial: true,
        kubeconfigFile: site.controlPlane.kubeconfigFile,
      });
      return;
    }
    await this.operation(site, "destroy", "destroy");
    await this.phase("leftovers", async () => this.look(site, before));
  }

  /** True, and in the record, when the folder of `--charts` is of no use to this program. */
  private refuseCharts(site: Site): boolean {
    const useless = uselessFolder(this.options.subject.charts, site.ledger.notes);
    if (useless !== undefined) this.record.failWith(this.record.current, [useless]);
    return useless !== undefined;
  }

  /** Stops and removes everything; what could not be is a failure. */
  async stop(): Promise<void> {
    try {
      await this.phase("stop", async () => this.cleanup.run());
    } catch (error) {
      if (this.options.signal.aborted) throw error;
      this.record.failWith("stop", [messageOf(error)]);
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
    if (up.succeeded && !this.refuseCharts(site)) {
      this.record.fail(unexpectedChanges("up again", await this.operation(site, "up", "up again")));
      this.record.fail(unexpectedChanges("refresh", await this.operation(site, "refresh", "refresh")));
    }
    await this.phase("checks", async () => this.check(site, up.succeeded ? 60 : 0));
  }

  private async check(site: Site, seconds: number): Promise<Failure[]> {
    const checked = await checkWorkloads(site.access, { seconds, signal: this.options.signal });
    this.record.workloads(checked);
    await enterHelmReleases(site.access, site.ledger);
    this.record.describeMetrics(await describeMetricsApi(site.access));
    const lost = await site.controlPlane.failures();
    const messages = [...this.record.unexplained(checked.workloads.notReady), ...lost];
    return this.record.failWith("checks", messages);
  }

  /** Looks for what is left, for some seconds: Kubernetes tidies up after its own. */
  private async look(site: Site, before: readonly KubernetesObject[]): Promise<Failure[]> {
    const left = await awaitNoLeftovers(site, before, { seconds: 10, signal: this.options.signal });
    this.record.leftovers(left);
    const messages = [...left.kubernetes, ...left.cloud].map((one) => `${one} is still there after destroy`);
    return this.record.failWith("leftovers", messages);
  }

  private async operation(site: Site, operation: Operation, name: PhaseName): Promise<OperationResult> {
    const result = await this.phase(
      name,
      (detail) => runShown(operation, site, this.expected, detail),
      (outcome) => outcome.changes,
    );
    this.record.noLongerAwaited(result.cancelled);
    const { create, update, replace, same } = result.changes;
    this.expected = Math.max(this.expected, create + update + replace + same);
    this.record.fail(operationFailures(name, result));
    const lost = result.succeeded ? [] : await site.controlPlane.failures();
    this.record.failWith(name, lost);
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
