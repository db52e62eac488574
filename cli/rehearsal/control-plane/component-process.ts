import { type ChildProcess, spawn } from "node:child_process";
import { closeSync, mkdirSync, openSync } from "node:fs";
import { readFile } from "node:fs/promises";
import * as path from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import type { ComponentName } from "./components";
import type { Watchdog } from "./watchdog";

const keptLines = 15;

/** A running component of the control plane. */
export interface ComponentProcess {
  readonly name: ComponentName;
  readonly pid: number;
  /** How it ended, once it has. */
  outcome(): string | undefined;
  /** The end of its log. */
  lastLines(): Promise<string>;
  /** Asks it to end, and makes it end when the milliseconds are over. */
  stop(patience: number): Promise<void>;
}

/** How a component is started. */
export interface ComponentOptions {
  readonly program: string;
  readonly args: readonly string[];
  /** Its working folder, with its log under `logs`. */
  readonly directory: string;
  readonly watchdog: Watchdog;
}

/** Starts a component as the leader of a process group, with its output in a log file. */
export async function startComponent(name: ComponentName, options: ComponentOptions): Promise<ComponentProcess> {
  const logFile = path.join(options.directory, "logs", `${name}.log`);
  mkdirSync(path.dirname(logFile), { recursive: true });
  const log = openSync(logFile, "a", 0o600);
  const child = spawn(options.program, options.args, {
    cwd: options.directory,
    detached: true,
    stdio: ["ignore", log, log],
    // Nothing of the user's: no proxies, no home folder with settings of KWOK's or kubectl's.
    env: { PATH: process.env.PATH, HOME: options.directory },
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

function started(name: ComponentName, child: ChildProcess): Promise<number> {
  return new Promise((resolve, reject) => {
    child.once("error", (error) =>
      reject(new Error(`${name} could not be started: ${error.message}`, { cause: error })),
    );
    child.once("spawn", () => {
      if (child.pid === undefined) {
        reject(new Error(`${name} could not be started: it has no process id`));
      } else {
        resolve(child.pid);
      }
    });
  });
}

/** Whether a process or process group of this id is there; it may be a zombie. */
function signalGroup(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(-pid, signal);
  } catch (error) {
    if (!(error instanceof Error) || (error as NodeJS.ErrnoException).code !== "ESRCH") {
      throw error;
    }
  }
}
