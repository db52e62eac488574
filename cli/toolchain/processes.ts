import { type ChildProcess, spawn } from "node:child_process";
import { createInterface } from "node:readline";

/** The output of a process. */
export interface ProcessResult {
  readonly stdout: string;
  readonly stderr: string;
}

/** Options of a process. */
export interface ProcessOptions {
  readonly cwd?: string;
  readonly env?: NodeJS.ProcessEnv;
  /** Ends the process when aborted. */
  readonly signal?: AbortSignal;
  /** Milliseconds after which the process is ended. @default none */
  readonly timeLimit?: number;
  /** Called with each line of standard error. */
  readonly onErrorLine?: (line: string) => void;
}

type Ending = [code: number | null, endedBy: NodeJS.Signals | null];

/** Waits until a process has ended, even after a signal: only then has it cleaned up. */
function closed(child: ChildProcess): Promise<Ending> {
  return new Promise((resolve, reject) => {
    let failure: Error | undefined;
    child.once("error", (error) => {
      failure = error;
      if (child.pid === undefined) {
        reject(error);
      }
    });
    child.once("close", (...ending: Ending) => {
      if (failure === undefined) {
        resolve(ending);
      } else {
        reject(failure);
      }
    });
  });
}

/** Runs a process to its end. @throws Error with its last lines if it fails */
export async function runProcess(
  command: string,
  args: readonly string[],
  options: ProcessOptions = {},
): Promise<ProcessResult> {
  const child = spawn(command, args, {
    cwd: options.cwd,
    env: options.env,
    stdio: ["ignore", "pipe", "pipe"],
    timeout: options.timeLimit,
    killSignal: "SIGTERM",
    signal: options.signal,
  });
  const lines: { stdout: string[]; stderr: string[] } = { stdout: [], stderr: [] };
  createInterface({ input: child.stdout }).on("line", (line) => lines.stdout.push(line));
  createInterface({ input: child.stderr }).on("line", (line) => {
    lines.stderr.push(line);
    options.onErrorLine?.(line);
  });
  const [code, endedBy] = await closed(child);
  const result = { stdout: lines.stdout.join("\n"), stderr: lines.stderr.join("\n") };
  if (code === 0) {
    return result;
  }
  const how = endedBy === null ? `ended with exit code ${code ?? "(none)"}` : `was ended by ${endedBy}`;
  const lastLines = [...lines.stdout.slice(-5), ...lines.stderr.slice(-15)].join("\n");
  throw new Error(`${[command, ...args.slice(0, 2)].join(" ")} ${how}${lastLines === "" ? "" : `:\n${lastLines}`}`);
}
