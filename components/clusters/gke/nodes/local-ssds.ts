/** Possible numbers of local SSDs by series, for machines with up to `most` vCPUs (in the series a2: GPUs). */
const counts: Readonly<Record<string, readonly (readonly [most: number, allowed: readonly number[]])[]>> = {
  n1: [[96, [1, 2, 3, 4, 5, 6, 7, 8, 16, 24]]],
  n2: [
    [10, [1, 2, 4, 8, 16, 24]],
    [20, [2, 4, 8, 16, 24]],
    [40, [4, 8, 16, 24]],
    [80, [8, 16, 24]],
    [128, [16, 24]],
  ],
  n2d: [
    [16, [1, 2, 4, 8, 16, 24]],
    [48, [2, 4, 8, 16, 24]],
    [80, [4, 8, 16, 24]],
    [224, [8, 16, 24]],
  ],
  c2: [
    [8, [1, 2, 4, 8]],
    [16, [2, 4, 8]],
    [30, [4, 8]],
    [60, [8]],
  ],
  c2d: [
    [16, [1, 2, 4, 8]],
    [32, [2, 4, 8]],
    [56, [4, 8]],
    [112, [8]],
  ],
};

/**
 * Returns the numbers of local SSDs that a machine type can have. Returns none for series without local SSDs, and for types that already include
 * them.
 * https://cloud.google.com/compute/docs/general-purpose-machines https://cloud.google.com/compute/docs/compute-optimized-machines
 */
export function localSsdCounts(machineType: string): readonly number[] {
  const [series = "", kind = "", size = ""] = machineType.split("-");
  const vcpus = Number(kind === "custom" ? size : size.replace(/g$/, ""));
  const own = Object.hasOwn(counts, series) ? counts[series] : undefined;
  return own?.find(([most]) => vcpus <= most)?.[1] ?? [];
}
