import * as pulumi from "@pulumi/pulumi";
import { cloudSimulation } from "../../cli/clouds";
import type { Plan } from "../../cli/plan/program";
import { readProject, readStack } from "../../cli/project";
import { runProgram } from "../../components/testing";
import { runStack } from "../../stacks";
import { kubeconfig } from "../support/programs";

/** This repository's project. */
export const project = readProject(process.cwd());

type Inputs = Readonly<Record<string, unknown>>;

/** What differs from the stack as it is. */
export interface OwnChange {
  /** Returns the stack's configuration: texts by key; maps and lists are JSON. */
  readonly config?: (config: Readonly<Record<string, string>>) => Readonly<Record<string, string>>;
  /** Returns the inputs of a resource. */
  readonly inputs?: (resource: pulumi.ResourceTransformationArgs) => Inputs;
  /** Outputs of the stack besides its own. */
  readonly outputs?: Inputs;
}

/** Plans one of this repository's stacks. */
export async function planOwn(stack: string, change: OwnChange = {}): Promise<Plan> {
  const { config: given, secretKeys } = readStack(project, stack);
  const isExisting = given["keelson:cluster"]?.includes('"existing"') === true;
  const config = change.config?.(given) ?? given;
  const program = () => {
    const { inputs } = change;
    if (inputs !== undefined) {
      pulumi.runtime.registerStackTransformation((resource) => ({ opts: resource.opts, props: inputs(resource) }));
    }
    return { ...runStack(), ...change.outputs };
  };
  const { resources, outputs } = await runProgram(program, {
    project: "keelson",
    stack,
    config: { ...(isExisting && { "keelson:kubeconfig": kubeconfig }), ...config },
    secretConfigKeys: [...secretKeys, "keelson:kubeconfig"],
    simulate: [cloudSimulation],
  });
  return { project: "keelson", stack, resources, outputs, warnings: [], notes: [] };
}
