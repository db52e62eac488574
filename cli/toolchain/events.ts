import type { ToolName } from "./tools";

/** What is being done for a tool. */
type ToolState = "looking" | "downloading" | "building" | "done" | "failed";

/** One sign of life while tools are looked for and built; during a build there is one at least every ten seconds. */
export interface ToolEvent {
  readonly tool: ToolName;
  readonly state: ToolState;
  /** Seconds since work on this tool began. */
  readonly seconds: number;
  /** Which of the tools asked for this is, from 1. */
  readonly position: number;
  readonly count: number;
  /** For instance `214 of at most 1,310 packages`. */
  readonly detail?: string;
}

/** Hears of the progress of one tool. */
export type ToolProgress = (state: ToolState, detail?: string) => void;

/** What a line of `go build -v` or `go list` on standard error tells. */
export function goOutputLine(line: string): "download" | "package" | "other" {
  if (line.startsWith("go: downloading ")) {
    return "download";
  }
  return /^[\w.~-]+(\/[\w.~-]+)*$/.test(line) ? "package" : "other";
}

/** The progress of a build in words. */
export function buildDetail(compiled: number, total: number): string {
  const number = new Intl.NumberFormat("en");
  return `${number.format(compiled)} of at most ${number.format(total)} packages`;
}
