/** Whether a volume is deleted with its claim (`Delete`) or stays (`Retain`). */
export const ReclaimPolicy = { Delete: "Delete", Retain: "Retain" } as const;
export type ReclaimPolicy = (typeof ReclaimPolicy)[keyof typeof ReclaimPolicy];
