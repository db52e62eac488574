import { runtime } from "@pulumi/pulumi";
import type { Simulation } from "../../../components/testing";
import { howToRefer, type Project } from "../../project";

/** The references of a plan to other stacks, and which of them the plan knows nothing of. */
export interface PlannedReferences {
  readonly simulation: Simulation;
  readonly notes: () => readonly string[];
}

/** Answers StackReferences with the outputs that you give. Those of other stacks are unknown. */
export function plannedReferences({ stackReferences = {} }: Pick<Project, "stackReferences">): PlannedReferences {
  const unknown = new Set<string>();
  const existing = ({ id = "", inputs }: { readonly id?: string; readonly inputs: object }) => {
    const outputs = stackReferences[id];
    if (outputs === undefined) {
      unknown.add(id);
    }
    return { ...inputs, outputs: outputs ?? runtime.unknownValue, secretOutputNames: [] };
  };
  const create = ({ id = "", inputs }: { readonly id?: string; readonly inputs: object }) => ({
    id,
    state: { ...existing({ id, inputs }) },
  });
  return {
    simulation: { resources: { "pulumi:pulumi:StackReference": { create, existing } } },
    notes: () => [...unknown].map(howToRefer),
  };
}
