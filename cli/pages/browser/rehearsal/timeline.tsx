import { useMemo, useState } from "preact/hooks";
import type { ResourceBar } from "../../contract";

interface TimelineProps {
  readonly bars: readonly ResourceBar[];
  readonly seconds: number;
}

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

/** The resources of an operation as bars, with the critical path marked. */
export function Timeline({ bars, seconds }: TimelineProps) {
  const [only, setOnly] = useState<"critical" | "longest" | "all">("longest");
  const [filter, setFilter] = useState("");
  const shown = useMemo(() => shownBars(bars, only, filter), [bars, only, filter]);
  const total = Math.max(0.1, seconds, ...bars.map(({ ended }) => ended));
  return (
    <>
      <div class="controls">
        <label>
          Show{" "}
          <select value={only} onChange={({ currentTarget }) => setOnly(choice(currentTarget.value))}>
            <option value="longest">the critical path and the longest</option>
            <option value="critical">the critical path only</option>
            <option value="all">all {bars.length}</option>
          </select>
        </label>
        <label>
          Filter <input type="search" value={filter} onInput={({ currentTarget }) => setFilter(currentTarget.value)} />
        </label>
      </div>
      <ol class="timeline">
        {shown.map(({ began, critical, ended, finished, label, op }) => (
          <li key={`${label} ${began}`} class={`${critical ? "critical" : ""} ${finished ? "" : "unfinished"}`}>
            <span class="bar-label">
              {label}
              {critical && <span class="sr"> (critical path)</span>}
            </span>
            <span class="track" aria-hidden="true">
              <span
                class="bar"
                style={{
                  left: `${(began / total) * 100}%`,
                  width: `${Math.max(0.3, ((ended - began) / total) * 100)}%`,
                }}
              />
            </span>
            <span class="bar-time">
              {(ended - began).toFixed(1)} s{op === "create" ? "" : ` ${op}`}
              {finished ? "" : ", not finished"}
            </span>
          </li>
        ))}
      </ol>
    </>
  );
}

function choice(value: string): "critical" | "longest" | "all" {
  return value === "critical" || value === "all" ? value : "longest";
}
