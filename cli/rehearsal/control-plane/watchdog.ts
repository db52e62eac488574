import { spawn } from "node:child_process";

/** Ends process groups when this process is gone, however it went. */
export interface Watchdog {
  /** Adds the group of a process that leads one. */
  watch(pid: number): void;
  /** Ends the watchdog itself; it then ends nothing. */
  dismiss(): Promise<void>;
}

// Its standard input closes when its parent ends, also by SIGKILL: then every group it was told of is ended.
const script = `
groups=
while read -r word; do
  if [ "$word" = dismissed ]; then exit 0; fi
  groups="$groups -$word"
done
[ -n "$groups" ] || exit 0
kill -s TERM -- $groups 2>/dev/null
sleep 2
kill -s KILL -- $groups 2>/dev/null
exit 0
`;

/** Starts a watchdog: a small shell that leads a process group of its own, so that a Ctrl-C in the terminal does not reach it. */
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
