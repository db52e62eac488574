import { basename } from "node:path";
import type { StackConfig } from "../../project";
import { UserError } from "../../user-error";

/** The configuration key that allows what a plan would refuse. */
const permissionKey = "keelson:replace";

/** Reads which resources a stack's file allows to be replaced or deleted, each as `type::name`. */
export function permissionOf({ file, config }: Pick<StackConfig, "file" | "config">): {
  file: string;
  allowed: string[];
} {
  const given = config[permissionKey];
  const allowed = given === undefined ? [] : parsed(given);
  if (allowed === undefined) {
    throw new UserError(
      `${basename(file)}: ${permissionKey}: expected a list of resources as type::name, such as ["aws:eks/nodeGroup:NodeGroup::prod-general"], got ${JSON.stringify(given)}`,
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
    return undefined; /* invalid JSON is reported by the caller, as a value that is not a list */
  }
}
