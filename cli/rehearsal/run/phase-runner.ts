import { absentCharts } from "../charts";
import type { PhaseName } from "../contract";
import { noChanges, type OperationRequest, type OperationResult, readState, secondsSince, typeOf } from "../engine";
import type { Detail, Failure, PhaseOutcome, Progress } from "../report";
import type { Site } from "../site";
import type { Judge, Judgement } from "./judgement";
import { withPlaceholders } from "./placeholders";
import type { RunRecord } from "./run-record";
import { runShown } from "./run-shown";

/** The outcome of an operation of the engine. */
export interface JudgedOperation {
  readonly result: OperationResult;
  /** Whether the engine succeeded. */
  readonly succeeded: boolean;
  readonly skipped: boolean;
}

/** Runs phases: shows their progress and records their outcomes. */
export class PhaseRunner {
  readonly #progress: Progress;
  readonly record: RunRecord;

  /** The number of resources, if it is known. */
  #expected = 0;

  /** Whether the time lines of operations are recorded. */
  readonly #isTimed: boolean;

  constructor(progress: Progress, record: RunRecord, isTimed = false) {
    this.#progress = progress;
    this.record = record;
    this.#isTimed = isTimed;
  }

  /** Runs a phase. @param outcome what to show at its end */
  async phase<Result>(
    name: PhaseName,
    work: (detail: Detail) => Promise<Result>,
    outcome: (result: Result) => PhaseOutcome = () => ({ text: "", failed: false }),
  ): Promise<Result> {
    const started = performance.now();
    this.record.current = name;
    const timed = async (detail: Detail) => {
      try {
        return await work(detail);
      } finally {
        this.record.phase({ name, seconds: secondsSince(started), changes: noChanges });
      }
    };
    return this.#progress.phase(name, timed, outcome);
  }

  /** Runs an operation of the engine as a phase, and records its failures. */
  async operation(site: Site, name: PhaseName, request: OperationRequest, judge: Judge): Promise<JudgedOperation> {
    const { result, judgement } = await this.phase(
      name,
      async (detail) => {
        const run = () => runShown(request, site, this.#expected, detail);
        return this.#judged(await (name === "preview" ? withPlaceholders(site, run) : run()), site, name, judge);
      },
      ({ judgement }) => ({ text: judgement.text, failed: judgement.failures.length > 0 }),
    );
    this.record.judged(name, judgement);
    if (this.#isTimed && request.operation !== "preview" && result.timings.length > 0) {
      const { seconds, timings } = result;
      this.record.timeline({ phase: name, seconds, timings, state: await readState(site.engine) });
    }
    const { create, update, replace, same } = judgement.changes;
    this.#expected = Math.max(this.#expected, create + update + replace + same);
    return { result, succeeded: result.succeeded, skipped: judgement.skipped !== undefined };
  }

  async #judged(result: OperationResult, site: Site, name: PhaseName, judge: Judge) {
    const judgement: Judgement = await judge(result);
    this.record.noLongerAwaited(result.cancelled);
    const unreached = site.cloud.takeUnreached().map((reason) => `the API server was not reached: ${reason}`);
    /* That a provider cannot reach a deleted cluster explains nothing about other resources. */
    this.record.failWith(name, judgement.failures.some(needsCluster) ? unreached : []);
    this.record.fail(judgement.failures);
    /* A destroy that must be refused does not succeed either, and a refresh that finds drift does. */
    const mayLack = !result.succeeded && judgement.failures.some(mayLackObject);
    this.record.failWith(name, mayLack ? absentCharts(site.ledger.notes) : []);
    const lost = result.succeeded ? [] : await site.planes.failures();
    this.record.failWith(name, lost);
    return { result, judgement };
  }
}

/** Reports whether a failure is about an object of Kubernetes or its provider. */
function needsCluster({ urn }: Failure): boolean {
  return /^(kubernetes|pulumi:providers:kubernetes)(:|$)/.test(typeOf(urn));
}

/** Reports whether a missing object may have caused a failure: the program itself ended, or something was not found. */
function mayLackObject({ urn, message }: Failure): boolean {
  return urn === "" || typeOf(urn) === "pulumi:pulumi:Stack" || /not found|does not exist|no matches/i.test(message);
}
