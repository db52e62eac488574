import { basename } from "node:path";
import type { StackConfig } from "../../project";
import { UserError } from "../../user-error";

/** The key of a stack's configuration that allows what a plan would refuse. */
const keyType = "keelson:replace";

/** Reads what a stack's file allows to be replaced or deleted: `type::name` of each resource. */
export function permissionOf({ file, config }: Pick<StackConfig, "file" | "config">): {
  file: string;
  allowed: string[];
} {
  const given = config[keyType];
  const allowed = given === undefined ? [] : parsed(given);
  if (allowed === undefined) {
    throw new UserError(
      `${keyType} in ${basename(file)} is ${JSON.stringify(given)}; it must be a list of resources, each as type::name, for instance ["aws:eks/nodeGroup:NodeGroup::prod-general"]`,
    );
  }
  return { file: basename(file), allowed };
}

function parsed(text: string): string[] | undefined {
  try {
    const value: unknown = JSON.parse(text);
    const isName = (item: unknown): item is string => typeof item === "string" && /^[^:]+:.+::.+$/.test(item);
    return Array.isArray(value) && value.every(isName) ? value : undefined;
  } catch {
    return undefined; /* not JSON is no list either: the caller says what is wanted */
  }
}
