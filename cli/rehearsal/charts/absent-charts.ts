import type { ChartNote } from "./chart-ledger";

/** Says which charts are absent after a failure, because a program that reads one of their objects cannot go on. */
export function absentCharts(charts: readonly ChartNote[]): string[] {
  const names = charts.filter(({ content }) => content === "absent").map(({ name }) => name);
  return names.length === 0
    ? []
    : [
        `The objects of ${names.join(", ")} do not exist. A program that reads one of them fails. Add the chart to the folder of --charts, or download it with --pull-charts.`,
      ];
}
