import { z } from "zod";

/** Keeps pods away that do not tolerate it. */
export const taint = z.strictObject({
  key: z.string(),
  value: z.string().optional(),
  effect: z.enum(["NoSchedule", "PreferNoSchedule", "NoExecute"]),
});

/** What a node pool may say in every cloud; `machines` is the option by which that cloud names machine types. */
export function poolFields(machines: string) {
  return {
    min: z.int(),
    max: z.int(),
    profile: z
      .enum(["general", "compute", "memory"], {
        error: ({ input }) =>
          input === "gpu" ? `not supported yet: give ${machines} of a general pool instead` : undefined,
      })
      .optional(),
    architecture: z.enum(["amd64", "arm64"]).optional(),
    spot: z.boolean().optional(),
    zones: z.array(z.string()).optional(),
    diskSize: z.int().optional(),
    labels: z.record(z.string(), z.string()).optional(),
    taints: z.array(taint).optional(),
    dedicated: z.string().optional(),
  };
}
