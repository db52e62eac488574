import type { ToolName } from "./tool-definition";

/** The current work on a tool. */
type ToolState = "looking" | "downloading" | "building" | "done" | "failed";

/** A sign of life while tools are searched and built; a build sends one at least every ten seconds. */
export interface ToolEvent {
  readonly tool: ToolName;
  readonly state: ToolState;
  /** Seconds since work on this tool began. */
  readonly seconds: number;
  /** The tool's position among those asked for, from 1. */
  readonly position: number;
  readonly count: number;
  /** For instance `214 of at most 1,310 packages`. */
  readonly detail?: string;
}

/** Called with the progress of one tool. */
export type ToolProgress = (state: ToolState, detail?: string) => void;

/** Classifies a line that `go build -v` or `go list` writes to standard error. */
export function goOutputLine(line: string): "download" | "package" | "other" {
  if (line.startsWith("go: downloading ")) {
    return "download";
  }
  return /^[\w.~-]+(\/[\w.~-]+)*$/.test(line) ? "package" : "other";
}

/** Describes the progress of a build. */
export function buildDetail(compiled: number, total: number): string {
  const number = new Intl.NumberFormat("en");
  return `${number.format(compiled)} of at most ${number.format(total)} packages`;
}
