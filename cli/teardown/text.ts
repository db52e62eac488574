import { shortened } from "../shortened";
import { wrap } from "../wrap";
import type { Inventory } from "./inventory";
import type { Leftovers } from "./leftovers";

const width = 120;

/** Shows the resources that a teardown deletes, those with data first. */
export function inventoryText(stack: string, { goes, losesData, stays }: Inventory): string {
  const total = goes.reduce((sum, [, count]) => sum + count, 0);
  const kinds = goes.map(([type, count]) => `${count} ${type}`);
  return [
    `Teardown of ${stack}: ${total} resources to delete`,
    ...section("Data that is lost", losesData),
    ...section("Resources by type", kinds),
    ...section("Kept, because the program sets retainOnDelete", stays),
    "",
  ].join("\n");
}

function section(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : ["", title, ...lines.map((line) => `  ${line}`)];
}

/** Shows what the cloud still has. */
export function leftoversText({ found, notLooked }: Leftovers): string {
  const lines = found.length === 0 ? [] : ["Left in the cloud:", ...found.map((one) => `  ${one}`)];
  const none = found.length === 0 && notLooked === undefined ? ["Nothing with the cluster's tag is left."] : [];
  const unseen = notLooked === undefined ? [] : wrap(`Not checked: ${notLooked}`, width, "  ");
  return `${[...lines, ...none, ...unseen].join("\n")}\n`;
}

/** Says what to do with objects whose deletion hangs. */
export function stuckText(stuck: readonly string[]): string {
  const advice =
    "Wait for their controllers. If the controllers no longer run, repeat the command with --remove-finalizers";
  return stuck.length === 0
    ? ""
    : `${wrap(`Objects that wait for a finalizer: ${shortened(stuck)}. ${advice}`, width, "  ").join("\n")}\n`;
}
