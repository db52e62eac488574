import type { ChildProcess } from "node:child_process";
import { createInterface } from "node:readline";

/** How many of a program's last lines are reported if it fails without logging an error. */
const keptLines = 20;

/** Reads what a process prints. @returns its last lines, which change while it prints */
export function lastLines({ stdout, stderr }: Pick<ChildProcess, "stdout" | "stderr">): readonly string[] {
  const lines: string[] = [];
  for (const stream of [stdout, stderr]) {
    if (stream === null) {
      continue;
    }
    createInterface({ input: stream }).on("line", (line) => {
      lines.push(line);
      if (lines.length > keptLines) {
        lines.shift();
      }
    });
  }
  return lines;
}

/** Adds a program's last lines to an error, if there is one. */
export function withLastLines(error: string, lines: readonly string[]): string {
  return error === "" ? "" : [`${error}${lines.length > 0 ? ":" : ""}`, ...lines].join("\n");
}
