/** What happens to a volume when its claim is deleted. */
export const ReclaimPolicy = { Delete: "Delete", Retain: "Retain" } as const;
export type ReclaimPolicy = (typeof ReclaimPolicy)[keyof typeof ReclaimPolicy];
