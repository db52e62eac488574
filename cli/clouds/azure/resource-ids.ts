import { type Properties, textAt } from "../properties";

/** The id of a resource: its path with the inputs put in, below its subscription unless an input begins it. */
export function idAt(path: string, inputs: Properties, subscriptionId: string): string {
  const filled = path.replaceAll(/\{(\w+)\}/g, (_, input: string) => textAt(inputs, input));
  return filled.startsWith("/") ? filled : `/subscriptions/${subscriptionId}/${filled}`;
}

/** The last part of an id. */
export function nameOfId(id: string): string {
  return id.split("/").at(-1) ?? id;
}

/** The name of the resource group that an id is in; empty where it is in none. */
export function resourceGroupOf(id: string): string {
  return /\/resourceGroups\/([^/]+)/i.exec(id)?.[1] ?? "";
}

/** Whether a resource is at a scope or below it. Ids are the same in any case: https://learn.microsoft.com/azure/azure-resource-manager/management/resource-name-rules */
export function isWithin(id: string, scope: string): boolean {
  const [inner, outer] = [id.toLowerCase(), scope.toLowerCase()];
  return inner === outer || inner.startsWith(`${outer}/`);
}

/** The id of what a resource belongs to: of the network for a subnet; undefined for what belongs to a group only. */
export function parentOf(id: string): string | undefined {
  const parent = id.split("/").slice(0, -2).join("/");
  return /\/providers\/[^/]+\/[^/]+\/[^/]+$/.test(parent) ? parent : undefined;
}
