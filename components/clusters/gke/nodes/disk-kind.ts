import type { NetworkArgs } from "../network";
import type { NodesArgs } from "./args";
import { type DiskKind, sharedDiskKind } from "./machines";
import { planPools } from "./plan";

/** Returns the kind of disk that all nodes can attach, so that a pod with a volume can move to any node. */
export function diskKindOf(args: NodesArgs & NetworkArgs): DiskKind | undefined {
  return sharedDiskKind(planPools(args).map(({ machineType }) => machineType));
}
