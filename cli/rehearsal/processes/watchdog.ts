import { type ChildProcess, spawn } from "node:child_process";
import { groupsOf } from "./process-tree";

/** Ends process groups, and the groups of the processes that they started, when this process is gone, even if it was killed. */
export interface Watchdog {
  /** Adds the process group that a process leads. */
  watch(pid: number): void;
  /** Ends the watchdog without ending the process groups. */
  dismiss(): Promise<void>;
}

/** Standard input closes when the parent ends, even by SIGKILL: then the script ends every group that it knows. */
const script = `${groupsOf}
leaders=
while read -r word; do
  if [ "$word" = dismissed ]; then exit 0; fi
  leaders="$leaders $word"
done
[ -n "$leaders" ] || exit 0
groups=$(groups_of $leaders | sed 's/^/-/')
kill -s TERM -- $groups 2>/dev/null
sleep 2
kill -s KILL -- $groups 2>/dev/null
exit 0
`;

/** Starts a watchdog: a shell script in a separate process group, so that Ctrl-C in the terminal does not reach it. */
export function startWatchdog(): Watchdog {
  const shell = spawn("/bin/sh", ["-c", script], {
    detached: true,
    stdio: ["pipe", "ignore", "ignore"],
    env: process.env,
  });
  const ended = new Promise<void>((resolve, reject) => {
    shell.once("close", () => resolve());
    shell.once("error", reject);
  });
  return {
    watch: (pid) => void shell.stdin.write(`${pid}\n`),
    dismiss: async () => {
      shell.stdin.end("dismissed\n");
      await ended;
    },
  };
}

/** Ends a process that was started with `detached: true`, and all that it started, once this process is killed. */
export function guard(child: ChildProcess): void {
  if (child.pid !== undefined) {
    const watchdog = startWatchdog();
    watchdog.watch(child.pid);
    child.once("exit", () => void watchdog.dismiss());
  }
}
