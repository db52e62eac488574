import { type Architecture, azureVmSizes } from "../../profiles";
import type { AksNodePoolArgs } from "./args";

/** The properties that a machine size's name states. https://learn.microsoft.com/azure/virtual-machines/vm-naming-conventions */
export interface VmSize {
  readonly vcpus: number;
  readonly architecture: Architecture;
  /** Whether the size supports premium disks. Nodes and the class `fast` use them. */
  readonly premium: boolean;
  /** Size of the local disk in GiB. Absent if the name states no local disk, or if the disk's size is unknown. */
  readonly localDisk?: number;
}

const pattern = /^Standard_(?<family>[A-Z]{1,2})(?<vcpus>\d+)(-\d+)?(?<features>[a-z]*)(_[A-Z0-9]+)?_v(?<version>\d+)$/;
/** GiB of local disk in the fifth generation of the series D and E. https://learn.microsoft.com/azure/virtual-machines/sizes/general-purpose/ddsv5-series */
const localDiskPerVcpu = 37.5;

/** Reads the name of a machine size, for instance `Standard_D4ds_v5`. Returns nothing for any other text. */
export function parseVmSize(name: string): VmSize | undefined {
  const { family = "", vcpus = "", features = "", version = "" } = pattern.exec(name)?.groups ?? {};
  if (family === "") {
    return undefined;
  }
  const count = Number(vcpus);
  const hasKnownDisk = ["D", "E"].includes(family) && version === "5" && features.includes("d");
  return {
    vcpus: count,
    architecture: features.includes("p") ? "arm64" : "amd64",
    premium: features.includes("s"),
    ...(hasKnownDisk && { localDisk: Math.floor(count * localDiskPerVcpu) }),
  };
}

/** Returns the machine size of a pool: the configured size, or the default size of the pool's profile. */
export function vmSizeOf({ profile = "general", architecture = "amd64", vmSize }: AksNodePoolArgs): string {
  return vmSize ?? azureVmSizes[profile][architecture];
}
