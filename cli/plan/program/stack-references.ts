import { runtime } from "@pulumi/pulumi";
import type { Simulation } from "../../../components/testing";
import { howToRefer, type Project } from "../../project";

/** The references of a plan to other stacks, and those whose outputs the plan does not know. */
export interface PlannedReferences {
  readonly simulation: Simulation;
  readonly notes: () => readonly string[];
}

/** A reference that a program reads. */
interface Reference {
  readonly name: string;
  readonly id?: string;
  readonly inputs: object;
}

/** Answers StackReferences with the outputs that you give. Those of other stacks are unknown. */
export function plannedReferences({
  runtime: language,
  stackReferences = {},
}: Pick<Project, "runtime" | "stackReferences">): PlannedReferences {
  const unknown = new Set<string>();
  const existing = ({ id = "", inputs, name }: Reference) => {
    const outputs = stackReferences[id];
    if (outputs === undefined) {
      unknown.add(id);
    }
    /* `fn::stackReference` names the resource as the stack. It expects a map, and itself allows that a plan lacks an output. */
    const absent = language === "yaml" && name === id ? {} : runtime.unknownValue;
    return { ...inputs, outputs: outputs ?? absent, secretOutputNames: [] };
  };
  const create = ({ id = "", ...reference }: Reference) => ({ id, state: { ...existing({ id, ...reference }) } });
  return {
    simulation: { resources: { "pulumi:pulumi:StackReference": { create, existing } } },
    notes: () => [...unknown].map(howToRefer),
  };
}
