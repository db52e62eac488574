import { cloudSimulation } from "../../cli/clouds";
import type { StackConfig } from "../../cli/project";
import { type RegisteredResource, runProgram } from "../../components/testing";
import { runStack } from "../../stacks";

/** Runs a stack of this repository as a deployment, which gives ids, and returns its resources by URN. */
export async function deployedResources({
  config,
  name,
  secretKeys,
}: StackConfig): Promise<ReadonlyMap<string, RegisteredResource>> {
  const { resources } = await runProgram(runStack, {
    project: "keelson",
    stack: name,
    config,
    secretConfigKeys: [...secretKeys],
    preview: false,
    simulate: [cloudSimulation],
  });
  return new Map(resources.map((resource) => [resource.urn, resource]));
}
