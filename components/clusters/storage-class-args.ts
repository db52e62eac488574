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
  /** What happens to a volume when its claim is deleted. @default `reclaimPolicy` of `storage` */
  readonly reclaimPolicy?: ReclaimPolicy;
  /** Workloads that request this tier get this class instead of the cluster's own class. @default none: workloads request the class by its name */
  readonly tier?: ClassTier;
  /** Mount options for the volumes of this class, for instance `noatime`. @default none */
  readonly mountOptions?: string[];
  /** Further parameters of the driver. You cannot set a parameter that another option or the cluster sets. @default none */
  readonly parameters?: Record<string, string>;
}
