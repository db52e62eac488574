import { findings } from "./findings";
import type { Plan } from "./plan";
import { counts } from "./counts";
import { shortened } from "./shortened";
import type { Wave } from "./wave-summary";
import { groupBy } from "./groups";

/** What a reader should know before the rest, one line each. */
export function warningLines(plan: Plan): string[] {
  return [...findings(plan.resources), ...plan.warnings];
}

/** How many there are of what, in lines. */
export function countLines(plan: Plan): string[] {
  const { components, kinds, total } = counts(plan.resources);
  const list = (rows: readonly (readonly [string, number])[]) =>
    rows.map(([name, count]) => `${count} ${name}`).join(", ");
  const made = kinds.reduce((sum, [, count]) => sum + count, 0);
  return [
    ...(components.length === 0 ? [] : [`components: ${list(components)}`]),
    ...(kinds.length === 0 ? [] : [`kinds: ${list(kinds)}`]),
    `total: ${total} resources, ${made} of them made by providers`,
  ];
}

/** A line of a wave: several components that make the same kinds after the same others. */
export interface WaveLine {
  /** For instance `Release after monitoring`. */
  readonly what: string;
  readonly groups: readonly string[];
}

/** The lines of a wave: components that make the same kinds after the same others share one. */
export function waveLines(wave: Wave): WaveLine[] {
  const lines = groupBy(wave.entries, ({ kinds, waitsFor }) => {
    const after = waitsFor.length === 0 ? "" : ` after ${shortened(waitsFor)}`;
    return `${kinds.join(", ")}${after}`;
  });
  return [...lines].map(([what, entries]) => ({ what, groups: entries.map(({ group }) => group) }));
}

/** A stack's outputs, one line each. */
export function outputLines(plan: Plan): string[] {
  return Object.keys(plan.outputs)
    .sort()
    .map((name) => {
      const value = plan.outputs[name];
      return `${name}: ${typeof value === "string" ? value : JSON.stringify(value)}`;
    });
}
