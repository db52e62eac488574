import { type Chart, strayValues, valuesKnownBy } from "../charts";
import { withoutDeclarations } from "../plain-secrets";
import type { Problem } from "../problems";
import type { AddonOverrides } from "./addon";

/**
 * Values that a chart seems to ignore. `problems` are certainly mistakes. `warnings` may be mistakes, or the chart reads them in a way that Keelson
 * cannot detect.
 */
export interface ChartValuesReport {
  readonly problems: readonly Problem[];
  readonly warnings: readonly string[];
}

/** Checks a program's chart values against the values that the chart's tested version knows. For another version, reports only warnings. */
export function checkChartValues(chart: Chart, { values, version = chart.version }: AddonOverrides): ChartValuesReport {
  const known = values === undefined ? undefined : valuesKnownBy(chart.name);
  if (known === undefined || values === undefined) {
    return { problems: [], warnings: [] };
  }
  const name = `${chart.name} ${known.version}`;
  const isTested = known.version === version;
  const stray = strayValues(withoutDeclarations(values), known.values).map(({ path, message, isWrong }) => ({
    path: ["values", ...path].join("."),
    message: message.replace("the chart", `the chart ${name}`),
    isRefused: isWrong && isTested,
  }));
  return {
    problems: stray.filter(({ isRefused }) => isRefused).map(({ path, message }) => ({ path, message })),
    warnings: stray
      .filter(({ isRefused }) => !isRefused)
      .map(({ path, message }) => `${path}: ${message}; Helm ignores unknown values`),
  };
}
