import type { Architecture } from "../../profiles";

/** Kinds of network disk. */
export type DiskKind = "pd" | "hyperdisk";

/** What follows from the series that a machine type is of. */
export interface MachineSeries {
  readonly architecture: Architecture;
  /** Disks that its machines start from and can attach, the preferred one first. */
  readonly disks: readonly DiskKind[];
}

const persistentDisk = { architecture: "amd64", disks: ["pd"] } as const;
const either = { architecture: "amd64", disks: ["pd", "hyperdisk"] } as const;
const hyperdisk = { architecture: "amd64", disks: ["hyperdisk"] } as const;

/**
 * By the beginning of the type's name. `hyperdisk` stands for Hyperdisk Balanced, which the older series do not have.
 * https://cloud.google.com/compute/docs/machine-resource#machine_type_comparison
 * https://cloud.google.com/compute/docs/disks/hyperdisks#machine-type-support
 */
const series: ReadonlyMap<string, MachineSeries> = new Map<string, MachineSeries>([
  ["e2", persistentDisk],
  ["n1", persistentDisk],
  ["n2", persistentDisk],
  ["n2d", persistentDisk],
  ["t2d", persistentDisk],
  ["t2a", { architecture: "arm64", disks: ["pd"] }],
  ["c2", persistentDisk],
  ["c2d", persistentDisk],
  ["c3", either],
  ["c3d", either],
  ["m3", either],
  ["n4", hyperdisk],
  ["c4", hyperdisk],
  ["c4d", hyperdisk],
  ["c4a", { architecture: "arm64", disks: ["hyperdisk"] }],
]);

/** Names of the series that are known. */
export const machineSeriesNames: readonly string[] = [...series.keys()];

/**
 * The series of a machine type; undefined where it is none that is known, or bare metal, which has another network interface than
 * nodes are made with. https://cloud.google.com/compute/docs/networking/using-idpf
 */
export function seriesOf(machineType: string): MachineSeries | undefined {
  const [name = "", kind, ...size] = machineType.split("-");
  const isVirtual = kind !== undefined && size.length > 0 && size.at(-1) !== "metal";
  return isVirtual ? series.get(name) : undefined;
}

/** The kind of disk that machines of all these types can attach; undefined where there is none. */
export function sharedDiskKind(machineTypes: readonly string[]): DiskKind | undefined {
  const kinds: readonly DiskKind[] = ["pd", "hyperdisk"];
  return kinds.find((kind) => machineTypes.every((type) => seriesOf(type)?.disks.includes(kind) === true));
}
