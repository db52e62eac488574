import type { ServingKind } from "./subject";

/** Letters and digits of which Kubernetes makes the ends of pods' names. */
const random = "[bcdfghjklmnpqrstvwxz2456789]";

const podEnds = {
  Deployment: `${random}{5,10}-${random}{5}`,
  StatefulSet: "[0-9]+",
  DaemonSet: `${random}{5}`,
} as const satisfies Record<ServingKind, string>;

/** A regular expression for the names of a workload's pods, and of no other's. */
export function podNames(kind: ServingKind, workloadName: string): string {
  return `${workloadName}-${podEnds[kind]}`;
}

/** Writes a selector of series: matchers are `name="value"`, or as they are given. */
export function series(
  metric: string,
  labels: Readonly<Record<string, string>>,
  ...matchers: readonly string[]
): string {
  const equal = Object.entries(labels).map(([name, value]) => `${name}="${value}"`);
  return `${metric}{${[...equal, ...matchers].join(",")}}`;
}

/** How often a counter grows in a second. */
export function rate(counter: string): string {
  return `rate(${counter}[5m])`;
}

/** The seconds below which a share of what a histogram counts stays. */
export function quantile(share: number, histogram: string): string {
  return `histogram_quantile(${share}, sum by (le) (${rate(histogram)}))`;
}
