import type { ServingKind } from "./watched";

/** Characters of the random suffixes of pod names. */
const random = "[bcdfghjklmnpqrstvwxz2456789]";

const podEnds = {
  Deployment: `${random}{5,10}-${random}{5}`,
  StatefulSet: "[0-9]+",
  DaemonSet: `${random}{5}`,
} as const satisfies Record<ServingKind, string>;

/** Returns a regular expression that matches the names of a workload's pods, and no other pods. */
export function podNames(kind: ServingKind, workloadName: string): string {
  return `${workloadName}-${podEnds[kind]}`;
}

/** Returns a selector of series with the given labels and further matchers. */
export function series(
  metric: string,
  labels: Readonly<Record<string, string>>,
  ...matchers: readonly string[]
): string {
  const equal = Object.entries(labels).map(([name, value]) => `${name}="${value}"`);
  return `${metric}{${[...equal, ...matchers].join(",")}}`;
}

/** Returns the query for a counter's increase per second. */
export function rate(counter: string): string {
  return `rate(${counter}[5m])`;
}

/** Returns the query for a quantile of a histogram. */
export function quantile(share: number, histogram: string): string {
  return `histogram_quantile(${share}, sum by (le) (${rate(histogram)}))`;
}
