import { type ChildProcess, execFileSync } from "node:child_process";
import { signalGroup } from "./process-group";

/**
 * A shell function that prints the groups that processes lead, and those of all their descendants: Pulumi's language hosts and
 * its engine start each program and each plugin as the leader of a group of its own. Without `ps`, it prints the processes alone.
 */
export const groupsOf = `
groups_of() {
  ps -A -o pid= -o ppid= -o pgid= 2>/dev/null | awk -v roots="$*" '
    { parent[$1] = $2; group[$1] = $3 }
    END {
      count = split(roots, root, " ")
      for (i = 1; i <= count; i++) { found[root[i]]; print root[i] }
      do {
        grown = 0
        for (pid in parent) if (!(pid in found) && ((parent[pid] in found) || (group[pid] in found))) { found[pid]; grown = 1 }
      } while (grown)
      for (pid in found) if (group[pid] == pid) print pid
    }' | sort -u
}
`;

/** Kills a process that was started with `detached: true`, and all that it started, in any group. */
export function killTree({ exitCode, pid, signalCode }: ChildProcess): void {
  if (pid === undefined || exitCode !== null || signalCode !== null) {
    return;
  }
  const printed = execFileSync("/bin/sh", ["-c", `${groupsOf}groups_of "$1"`, "sh", String(pid)], { encoding: "utf8" });
  for (const leader of printed.trim().split("\n")) {
    signalGroup(Number(leader), "SIGKILL");
  }
}
