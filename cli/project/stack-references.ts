import { UserError } from "../user-error";
import { type Fields, isRecord } from "../values";
import { readYamlMap } from "./yaml-map";

/** The outputs of other stacks, by the names that a program's StackReferences have. */
export type StackReferences = Readonly<Record<string, Fields>>;

/** The parts of a stack's name, as Pulumi's own backends of files have them. */
export interface ReferredStack {
  readonly project: string;
  readonly stack: string;
}

/**
 * Reads a file with the outputs of other stacks, in YAML or JSON: `acme/network/prod: { vpcId: vpc-1 }`.
 *
 * @throws UserError if it is not a map of stacks to their outputs
 */
export function readStackReferences(file: string): StackReferences {
  const content = readYamlMap(file);
  const references: Record<string, Fields> = {};
  for (const [name, outputs] of Object.entries(content)) {
    if (!isRecord(outputs)) {
      throw new UserError(
        `--stack-references ${file}: ${name}: expected a map of outputs such as "vpcId: vpc-1", got ${JSON.stringify(outputs)}`,
      );
    }
    references[name] = outputs;
  }
  return references;
}

/** Takes a StackReference's name apart: `stack`, `project/stack` or `organization/project/stack`. */
export function referredStack(name: string, ownProject: string): ReferredStack {
  const [stack = name, project = ownProject] = name.split("/").toReversed();
  return { project, stack };
}

/** Says how to give the outputs of a stack that a program refers to. */
export function howToRefer(name: string): string {
  return `StackReference ${name}: other stacks are not read; write "${name}: { OUTPUT: VALUE }" into a file, and pass it with --stack-references`;
}
