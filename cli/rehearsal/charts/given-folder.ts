import type { ChartNote } from "./chart-ledger";

/** Describes a folder of charts that holds no requested chart; undefined if it holds any. */
export function uselessFolder(directory: string | undefined, charts: readonly ChartNote[]): string | undefined {
  const asked = charts.filter(({ own }) => !own);
  if (directory === undefined || asked.length === 0 || asked.some(({ content }) => content !== "absent")) {
    return undefined;
  }
  const names = asked.map(({ name }) => name).join(", ");
  return `--charts: expected at least one of the program's charts (${names}) in ${directory}, got none`;
}
