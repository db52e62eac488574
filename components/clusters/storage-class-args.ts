import type { ReclaimPolicy } from "./reclaim-policy";

/** The tiers of volumes that a further StorageClass can serve. */
export const ClassTier = { Fast: "fast", Shared: "shared" } as const;
export type ClassTier = (typeof ClassTier)[keyof typeof ClassTier];

/**
 * The options of every further StorageClass. A claim requests the class with `storageClassName`.
 *
 * @example
 * ```ts
 * const retained: StorageClassArgs = { reclaimPolicy: "Retain", mountOptions: ["noatime"] };
 * ```
 */
export interface StorageClassArgs {
  /** Whether a volume is deleted with its claim (`Delete`) or stays (`Retain`). @default `reclaimPolicy` of `storage` */
  readonly reclaimPolicy?: ReclaimPolicy;
  /**
   * Tier that this class serves: `fast` or `shared`. Workloads that request the tier get this class instead of the cluster's own class.
   *
   * @default none: workloads request the class by its name
   */
  readonly tier?: ClassTier;
  /** Mount options for the volumes of this class, for instance `noatime`. @default none */
  readonly mountOptions?: string[];
  /** Further parameters of the driver. Do not set parameters here that another option or the component sets. @default none */
  readonly parameters?: Record<string, string>;
}
