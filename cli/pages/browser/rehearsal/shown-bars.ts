import type { ResourceBar } from "../../contract";

/** The most rows at once: the longest waits matter, and nobody reads thousands. */
const mostRows = 60;

/** Returns the bars to show, in the order of time: all of the critical path and what did not finish, then the longest. */
export function shownBars(
  bars: readonly ResourceBar[],
  only: "critical" | "longest" | "all",
  filter: string,
): ResourceBar[] {
  const text = filter.toLowerCase();
  const matching = bars.filter(({ label }) => label.toLowerCase().includes(text));
  const first = matching.filter(({ critical, finished }) => critical || !finished);
  if (only === "critical") {
    return inTime(first);
  }
  const others = matching.filter((bar) => !first.includes(bar)).sort((one, other) => length(other) - length(one));
  const shown = [...first, ...(only === "all" ? others : others.slice(0, Math.max(0, mostRows - first.length)))];
  return inTime(shown);
}

function inTime(bars: readonly ResourceBar[]): ResourceBar[] {
  return [...bars].sort((one, other) => one.began - other.began || one.ended - other.ended);
}

function length({ began, ended }: ResourceBar): number {
  return ended - began;
}
