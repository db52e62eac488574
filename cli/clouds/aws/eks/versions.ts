/** Returns the minor of a Kubernetes version: 35 of `1.35`. */
export function minorOf(version: string): number {
  return Number(version.split(".")[1] ?? Number.NaN);
}
