import { basename } from "node:path";
import type { StackConfig } from "../../project";
import { UserError } from "../../user-error";
import { type Allowed, entriesIn, type ReviewConfig, replaceKey } from "./review-config";

/**
 * Reads which resources a stack's file allows to be replaced or deleted, each as `type::name`. `earlier` is the configuration before the
 * change; without it, all entries count as earlier ones.
 */
export function permissionOf({ file, config }: Pick<StackConfig, "file" | "config">, earlier?: ReviewConfig): Allowed {
  const given = config[replaceKey];
  const allowed = entriesIn(given, isName);
  if (allowed === undefined) {
    throw new UserError(
      `${basename(file)}: ${replaceKey}: expected a list of resources as type::name, such as ["aws:eks/nodeGroup:NodeGroup::prod-general"], got ${JSON.stringify(given)}`,
    );
  }
  const known = earlier === undefined ? allowed : (entriesIn(earlier[replaceKey], isName) ?? []);
  return { file: basename(file), allowed, added: allowed.filter((entry) => !known.includes(entry)) };
}

function isName(item: string): boolean {
  return /^[^:]+:.+::.+$/.test(item);
}
