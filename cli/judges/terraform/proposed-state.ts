import { type Fields, isRecord } from "../../values";
import type { Block, NestedBlock } from "./schema";

/**
 * Merges a state with a new configuration as Terraform does before it asks a provider for a plan: an attribute that the configuration
 * leaves out keeps its value if the provider computes it.
 * https://github.com/hashicorp/terraform/blob/main/internal/plans/objchange/objchange.go (ProposedNew)
 */
export function proposedState(block: Block, prior: Fields, configuration: Fields): Fields {
  const attributes = block.attributes.map(({ name, computed }) => {
    const given = configuration[name] ?? null;
    return [name, given === null && computed ? (prior[name] ?? null) : given] as const;
  });
  const blocks = block.block_types.map((nested) => {
    const name = nested.type_name;
    return [name, proposedBlocks(nested, prior[name], configuration[name])] as const;
  });
  return Object.fromEntries([...attributes, ...blocks]);
}

function proposedBlocks({ block }: NestedBlock, prior: unknown, given: unknown): unknown {
  if (Array.isArray(given)) {
    const before: readonly unknown[] = Array.isArray(prior) ? prior : [];
    return given.map((one: unknown, index) =>
      isRecord(one) ? proposedState(block, recordOf(before[index]), one) : one,
    );
  }
  return isRecord(given) ? proposedState(block, recordOf(prior), given) : given;
}

function recordOf(value: unknown): Fields {
  return isRecord(value) ? value : {};
}
