import { type Architecture, gcpMachineTypes } from "../../profiles";
import type { GkeNodePoolArgs } from "./args";

/** Kinds of network disk. */
export type DiskKind = "pd" | "hyperdisk";

/** The properties of a machine series. */
export interface MachineSeries {
  readonly architecture: Architecture;
  /** Disk types that its machines can boot from and attach, the preferred type first. */
  readonly disks: readonly DiskKind[];
}

const persistentDisk = { architecture: "amd64", disks: ["pd"] } as const;
const either = { architecture: "amd64", disks: ["pd", "hyperdisk"] } as const;
const hyperdisk = { architecture: "amd64", disks: ["hyperdisk"] } as const;

/**
 * Series by the beginning of the machine type's name. `hyperdisk` is Hyperdisk Balanced, which older series do not support.
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
  ["g2", persistentDisk],
  ["a2", persistentDisk],
]);

/** Names of the known series. */
export const machineSeriesNames: readonly string[] = [...series.keys()];

/**
 * Returns the series of a machine type. Returns nothing for an unknown series. Also returns nothing for bare metal, because the nodes do not support
 * its network interface. https://cloud.google.com/compute/docs/networking/using-idpf
 */
export function seriesOf(machineType: string): MachineSeries | undefined {
  const [name = "", kind, ...size] = machineType.split("-");
  const isVirtual = kind !== undefined && size.length > 0 && size.at(-1) !== "metal";
  return isVirtual ? series.get(name) : undefined;
}

/** The GPUs of a machine. */
export interface Accelerator {
  readonly type: string;
  readonly count: number;
}

/**
 * Returns the GPUs of a machine type, which follow from its name. A g2-standard type has one GPU; with 24 vCPUs or more, it has one GPU for every 12
 * vCPUs. a2-highgpu-4g has four.
 * https://cloud.google.com/compute/docs/gpus
 */
export function acceleratorOf(machineType: string): Accelerator | undefined {
  const [series = "", kind = "", size = ""] = machineType.split("-");
  const number = Number.parseInt(size, 10);
  if (series === "g2") {
    return { type: "nvidia-l4", count: number >= 24 && number !== 32 ? number / 12 : 1 };
  }
  const isUltra = kind === "ultragpu";
  return series === "a2" ? { type: isUltra ? "nvidia-a100-80gb" : "nvidia-tesla-a100", count: number } : undefined;
}

/** Returns a kind of disk that machines of all these types can attach. Returns nothing if no such kind exists. */
export function sharedDiskKind(machineTypes: readonly string[]): DiskKind | undefined {
  const kinds: readonly DiskKind[] = ["pd", "hyperdisk"];
  return kinds.find((kind) => machineTypes.every((type) => seriesOf(type)?.disks.includes(kind) === true));
}

/** Returns the machine type of a pool: the configured type, or the default type of the pool's profile. */
export function machineTypeOf({ profile = "general", architecture = "amd64", machineType }: GkeNodePoolArgs): string {
  return machineType ?? gcpMachineTypes[profile][architecture];
}
