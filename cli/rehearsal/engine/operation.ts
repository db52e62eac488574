import { type ChildProcess, spawn } from "node:child_process";
import { rm } from "node:fs/promises";
import path from "node:path";
import { guard, killGroup } from "../processes";
import { followEventLog } from "./event-log";
import { type Changes, type ChangingStep, type Diagnostic, plainMessage } from "./events";
import { type OperationProgress, OperationRecord, type Timing } from "./operation-record";

/** The operations of the engine that a rehearsal uses. */
export type Operation = "preview" | "up" | "refresh" | "destroy";

/** How the engine runs, in all operations of a run. */
export interface Engine {
  /** The path of the Pulumi CLI. */
  readonly cli: string;
  readonly projectDirectory: string;
  readonly stack: string;
  readonly configFile: string;
  readonly environment: NodeJS.ProcessEnv;
  /** The run's folder, for event logs. */
  readonly directory: string;
  readonly signal: AbortSignal;
}

/** The result of an operation. */
export interface OperationResult {
  readonly seconds: number;
  readonly succeeded: boolean;
  readonly changes: Changes;
  /** Whether the engine's own counts were read; `changes` is empty without them. */
  readonly counted: boolean;
  readonly errors: readonly Diagnostic[];
  /** The objects whose waits were cancelled. */
  readonly cancelled: readonly string[];
  /** The steps that changed something. */
  readonly steps: readonly ChangingStep[];
  /** When each resource that changed was worked on. */
  readonly timings: readonly Timing[];
}

/** A request to the engine. */
export interface OperationRequest {
  readonly operation: Operation;
  /** Whether a preview must succeed first, as by default for people. @default false */
  readonly previewed?: boolean;
  /** The URNs of the resources that may change. @default all */
  readonly targets?: readonly string[];
}

/** Returns the CLI's arguments for an operation. */
export function operationArguments(
  { operation, previewed = false, targets = [] }: OperationRequest,
  engine: Engine,
  eventLog: string,
): string[] {
  return [
    operation,
    "--non-interactive",
    "--cwd",
    engine.projectDirectory,
    "--stack",
    engine.stack,
    "--config-file",
    engine.configFile,
    "--event-log",
    eventLog,
    "--color",
    "never",
    "--parallel",
    "64",
    "--suppress-outputs",
    ...(operation === "preview" ? [] : ["--yes", "--suppress-progress"]),
    ...(operation === "preview" || previewed ? [] : ["--skip-preview"]),
    ...targets.flatMap((urn) => ["--target", urn]),
  ];
}

/** Looks for problems beside a running operation. @returns how to end it */
export type Lookout = (report: (problem: Diagnostic) => void) => () => Promise<void>;

let operationCount = 0;

/** How long an operation continues after its first error until it is cancelled. */
const graceAfterErrorMilliseconds = 5000;

/** Runs an operation to its end. @param lookout ends it as an error of the engine does */
export async function runOperation(
  request: OperationRequest,
  engine: Engine,
  onProgress: (progress: OperationProgress) => void,
  lookout: Lookout = () => async () => undefined,
): Promise<OperationResult> {
  const started = performance.now();
  operationCount += 1;
  const eventLog = path.join(engine.directory, `events-${operationCount}-${request.operation}.json`);
  const record = new OperationRecord();
  const child = spawn(engine.cli, operationArguments(request, engine, eventLog), {
    cwd: engine.directory,
    env: engine.environment,
    stdio: ["ignore", "ignore", "pipe"],
    detached: true,
  });
  guard(child);
  const end = awaitExit(child, engine.signal);
  let ended = false;
  let lookoutEnded: Promise<void> | undefined;
  const cancelling = new DelayedCancellation(child);
  const endLookout = lookout((problem) => {
    record.addProblem(problem);
    cancelling.start();
  });
  const following = followEventLog(
    eventLog,
    (event) => {
      record.add(event);
      if (record.errors.length > 0) {
        cancelling.start();
      }
      onProgress(record.progress);
    },
    () => ended,
  );
  const { exitCode, errorOutput } = await end.finally(() => {
    ended = true;
    cancelling.clear();
    lookoutEnded = endLookout();
  });
  await Promise.all([following, lookoutEnded]);
  /* Programs log every answer of the engine at the level debug, with secrets in the clear. */
  await rm(eventLog, { force: true });
  engine.signal.throwIfAborted();
  const succeeded = exitCode === 0;
  const errors =
    record.errors.length > 0 || succeeded ? record.errors : [{ urn: "", message: plainMessage(errorOutput) }];
  const { cancelled, changes, counted, steps, timings } = record;
  return { seconds: secondsSince(started), succeeded, changes, counted, errors, cancelled, steps, timings };
}

/** Cancels an operation some time after its first error, to end waits that can no longer succeed. */
class DelayedCancellation {
  readonly #child: ChildProcess;
  #timer: NodeJS.Timeout | undefined;

  constructor(child: ChildProcess) {
    this.#child = child;
  }

  start(): void {
    this.#timer ??= setTimeout(() => this.#child.kill("SIGINT"), graceAfterErrorMilliseconds);
  }

  clear(): void {
    clearTimeout(this.#timer);
  }
}

/** Returns the seconds since a `performance.now()`, rounded to tenths. */
export function secondsSince(started: number): number {
  return Math.round((performance.now() - started) / 100) / 10;
}

function awaitExit(
  child: ChildProcess,
  signal: AbortSignal,
): Promise<{ readonly exitCode: number | null; readonly errorOutput: string }> {
  const stop = () => killGroup(child, "SIGKILL");
  signal.addEventListener("abort", stop, { once: true });
  if (signal.aborted) {
    stop();
  }
  let errorOutput = "";
  child.stderr?.on("data", (chunk: Buffer) => (errorOutput += chunk.toString("utf8")));
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (exitCode) => {
      signal.removeEventListener("abort", stop);
      resolve({ exitCode, errorOutput });
    });
  });
}
