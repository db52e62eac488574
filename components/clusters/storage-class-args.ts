import type { ReclaimPolicy } from "./reclaim-policy";

/** A tier of volumes that a further class can serve. */
export const ClassTier = { Fast: "fast", Shared: "shared" } as const;
export type ClassTier = (typeof ClassTier)[keyof typeof ClassTier];

/**
 * The options of every further StorageClass. A claim requests it with `storageClassName`.
 *
 * @example
 * ```ts
 * const retained: StorageClassArgs = { reclaimPolicy: "Retain", mountOptions: ["noatime"] };
 * ```
 */
export interface StorageClassArgs {
  /** What happens to a volume when its claim is deleted. @default that of `storage` */
  readonly reclaimPolicy?: ReclaimPolicy;
  /** Tier for which workloads get this class, in place of the cluster's own one. @default none: workloads name the class */
  readonly tier?: ClassTier;
  /** Options with which nodes mount its volumes, for instance `noatime`. @default none */
  readonly mountOptions?: string[];
  /** Further parameters of the driver; not those that other options or the cluster set. @default none */
  readonly parameters?: Record<string, string>;
}
