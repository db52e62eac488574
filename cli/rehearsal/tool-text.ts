import type { ToolEvent } from "../toolchain";

/** What is being done for a tool, in words: `3/6 kube-apiserver: building, 214 of at most 1,310 packages (42 s)`. */
export function toolText({ tool, state, seconds, position, count, detail }: ToolEvent): string {
  const more = detail === undefined ? "" : `, ${detail}`;
  return `${position}/${count} ${tool}: ${state}${more} (${seconds.toFixed(0)} s)`;
}
