import { type ChildProcess, spawn } from "node:child_process";
import { closeSync, mkdirSync, openSync } from "node:fs";
import { readFile } from "node:fs/promises";
import * as path from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { signalGroup, type Watchdog } from "../processes";

const keptLines = 15;

/** A running program of the rehearsal's cluster: a component of its control plane, or a controller. */
export interface ComponentProcess {
  readonly name: string;
  readonly pid: number;
  /** Says how it ended; undefined while it runs. */
  outcome(): string | undefined;
  /** Settles when it has ended. */
  readonly ended: Promise<void>;
  /** Returns the end of its log. */
  lastLines(): Promise<string>;
  /** Asks it to end, and kills it after `patience` milliseconds. */
  stop(patience: number): Promise<void>;
}

/** Options of a component. */
export interface ComponentOptions {
  readonly program: string;
  readonly args: readonly string[];
  /** The working folder; the log is below it, in `logs`. */
  readonly directory: string;
  readonly watchdog: Watchdog;
  /** More environment variables. @default none */
  readonly environment?: Readonly<Record<string, string>>;
}

/** Starts a component as the leader of a process group; its output goes to a log file. */
export async function startComponent(name: string, options: ComponentOptions): Promise<ComponentProcess> {
  const logFile = path.join(options.directory, "logs", `${name}.log`);
  mkdirSync(path.dirname(logFile), { recursive: true });
  const log = openSync(logFile, "a", 0o600);
  const child = spawn(options.program, options.args, {
    cwd: options.directory,
    detached: true,
    stdio: ["ignore", log, log],
    /* Without the user's environment: no proxies, and no home folder with settings of KWOK or kubectl. */
    env: { PATH: process.env.PATH, HOME: options.directory, ...options.environment },
  });
  closeSync(log);
  const pid = await started(name, child);
  options.watchdog.watch(pid);
  let outcome: string | undefined;
  const exited = new Promise<void>((resolve) => {
    child.once("exit", (code, signal) => {
      outcome = signal === null ? `ended with exit code ${code ?? "(none)"}` : `was ended by ${signal}`;
      resolve();
    });
  });
  return {
    name,
    pid,
    outcome: () => outcome,
    ended: exited,
    lastLines: async () => (await readFile(logFile, "utf8")).trimEnd().split("\n").slice(-keptLines).join("\n"),
    stop: async (patience) => {
      signalGroup(pid, "SIGTERM");
      const timer = new AbortController();
      const overdue = delay(patience, undefined, { signal: timer.signal }).then(
        () => signalGroup(pid, "SIGKILL"),
        () => undefined,
      );
      await exited;
      timer.abort();
      await overdue;
    },
  };
}

function started(name: string, child: ChildProcess): Promise<number> {
  return new Promise((resolve, reject) => {
    child.once("error", (error) =>
      reject(new Error(`${name} could not be started: ${error.message}`, { cause: error })),
    );
    child.once("spawn", () => {
      if (child.pid === undefined) {
        reject(new Error(`${name} could not be started: got no process id`));
      } else {
        resolve(child.pid);
      }
    });
  });
}
