import { whole } from "../../../checks";
import { collectProblems, expected, type Problem } from "../../../problems";
import { checkClasses } from "../../shared-checks";
import { checkResourceId } from "../check-id";
import type { AksClassArgs, AksDiskClassArgs, AksStorageArgs } from "./args";
import { ownParameters } from "./class-specs";
import { classNames } from "./storage";

/** The classes that AKS creates. https://learn.microsoft.com/azure/aks/concepts-storage#storage-classes */
export const builtinClasses = [
  "default",
  "managed",
  "managed-csi",
  "managed-csi-premium",
  "managed-premium",
  "azurefile",
  "azurefile-premium",
  "azurefile-csi",
  "azurefile-csi-premium",
] as const;

/** The performance that Premium SSD v2 offers. https://learn.microsoft.com/azure/virtual-machines/disks-types#premium-ssd-v2-performance */
const iopsBounds = { min: 3000, max: 80_000, unit: "operations per second" } as const;
const throughputBounds = { min: 125, max: 2000, unit: "MB/s" } as const;
const throughputPerIops = 0.25;

/** Lists the mistakes in the StorageClasses. */
export function checkStorage({ classes = {}, shared }: AksStorageArgs = {}): Problem[] {
  const path = "storage.classes";
  return [
    ...checkClasses(classes, {
      path,
      taken: [...Object.values(classNames), ...builtinClasses],
      shared,
      own: [...ownParameters.disk, ...ownParameters.files],
    }),
    ...Object.entries(classes).flatMap(([name, args]) => checkClass(`${path}.${name}`, args)),
  ];
}

/** Lists the mistakes in a further class. */
export function checkClass(path: string, args: AksClassArgs): Problem[] {
  if (args.type === "disk") {
    return checkDisk(path, args);
  }
  const { storageAccountId, skuName } = args;
  return [
    ...checkResourceId(`${path}.storageAccountId`, "Microsoft.Storage/storageAccounts", storageAccountId),
    ...collectProblems([
      storageAccountId !== undefined &&
        skuName !== undefined && {
          path: `${path}.skuName`,
          message: "is a property of the account in storageAccountId; remove it",
        },
    ]),
  ];
}

function checkDisk(path: string, { skuName, iops, throughput, tier }: AksDiskClassArgs): Problem[] {
  const isV2 = skuName === "PremiumV2_LRS";
  const most = (iops ?? iopsBounds.min) * throughputPerIops;
  const hint = `Azure allows ${throughputPerIops} MB/s per IOPS; raise iops`;
  const without = (key: string) => ({
    path: `${path}.${key}`,
    message: `the performance of a ${skuName} disk depends only on its size; remove this option, or use PremiumV2_LRS`,
  });
  return [
    ...(isV2
      ? [...whole(`${path}.iops`, iops, iopsBounds), ...whole(`${path}.throughput`, throughput, throughputBounds)]
      : []),
    ...collectProblems([
      !isV2 && iops !== undefined && without("iops"),
      !isV2 && throughput !== undefined && without("throughput"),
      isV2 &&
        throughput !== undefined &&
        throughput > most &&
        throughput <= throughputBounds.max &&
        expected(`${path}.throughput`, `at most ${most}`, throughput, hint),
      tier === "shared" &&
        expected(`${path}.tier`, '"fast"', tier, 'a disk attaches to only one node; use the type "files"'),
    ]),
  ];
}
