import { z } from "zod";
import { Architecture, NodeProfile, TaintEffect } from "../../components";

/** Keeps pods away that do not tolerate it. */
export const taint = z.strictObject({
  key: z.string(),
  value: z.string().optional(),
  effect: z.enum(TaintEffect),
});

/** Lists the fields that node pools have in every cloud; `machines` is the field that names machine types there. */
export function poolFields(machines: string) {
  const profiles = Object.values(NodeProfile)
    .map((profile) => `"${profile}"`)
    .join(", ");
  return {
    min: z.int(),
    max: z.int(),
    profile: z
      .enum(NodeProfile, {
        error: ({ input }) =>
          input === "gpu"
            ? `one of ${profiles}; GPU pools are not supported yet: set ${machines} of a general pool`
            : undefined,
      })
      .optional(),
    architecture: z.enum(Architecture).optional(),
    spot: z.boolean().optional(),
    zones: z.array(z.string()).optional(),
    diskSize: z.int().optional(),
    labels: z.record(z.string(), z.string()).optional(),
    taints: z.array(taint).optional(),
    dedicated: z.string().optional(),
  };
}
