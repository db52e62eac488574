import { type DiskKind, sharedDiskKind } from "./machines";
import { type PoolArgs, planPools } from "./plan";

/** The kind of disk that all nodes can attach, so that a pod with a volume can move to any of them. */
export function diskKindOf(args: PoolArgs): DiskKind | undefined {
  return sharedDiskKind(planPools(args).map(({ machineType }) => machineType));
}
