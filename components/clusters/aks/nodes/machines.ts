import type { Architecture } from "../../profiles";

/** What a machine size's name says of it. https://learn.microsoft.com/azure/virtual-machines/vm-naming-conventions */
export interface VmSize {
  readonly vcpus: number;
  readonly architecture: Architecture;
  /** Whether it takes premium disks, which nodes' disks and the class `fast` are. */
  readonly premium: boolean;
  /** Of its local disk, in GiB; none where the name says that there is none, or not how large it is. */
  readonly localDisk?: number;
}

const pattern = /^Standard_(?<family>[A-Z]{1,2})(?<vcpus>\d+)(-\d+)?(?<features>[a-z]*)(_[A-Z0-9]+)?_v(?<version>\d+)$/;
/** Of the series D and E in their fifth generation. https://learn.microsoft.com/azure/virtual-machines/sizes/general-purpose/ddsv5-series */
const localDiskPerVcpu = 37.5;

/** Reads the name of a machine size, for instance `Standard_D4ds_v5`, or gives nothing where it is none. */
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
