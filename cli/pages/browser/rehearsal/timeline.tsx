import { useMemo, useState } from "preact/hooks";
import type { ResourceBar } from "../../contract";
import { shownBars } from "./shown-bars";

interface TimelineProps {
  readonly bars: readonly ResourceBar[];
  readonly seconds: number;
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
