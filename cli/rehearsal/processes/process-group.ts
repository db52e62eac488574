import type { ChildProcess } from "node:child_process";

/** Signals a process that was started with `detached: true`, and all processes that it started. */
export function killGroup({ exitCode, pid, signalCode }: ChildProcess, signal: NodeJS.Signals): void {
  if (pid !== undefined && exitCode === null && signalCode === null) {
    signalGroup(pid, signal);
  }
}

/** Signals a process group, unless it has ended. */
export function signalGroup(leader: number, signal: NodeJS.Signals): void {
  try {
    process.kill(-leader, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ESRCH") {
      throw error;
    }
  }
}
