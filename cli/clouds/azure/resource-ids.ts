import { type Fields, text } from "../../values";

/** Returns the id of a resource: its path with the inputs filled in. The path is below the subscription, unless an input is its beginning. */
export function idAt(path: string, inputs: Fields, subscriptionId: string): string {
  const filled = path.replaceAll(/\{(\w+)\}/g, (_, input: string) => text(inputs, input) ?? "");
  return filled.startsWith("/") ? filled : `/subscriptions/${subscriptionId}/${filled}`;
}

/** Returns the last part of an id. */
export function nameOfId(id: string): string {
  return id.split("/").at(-1) ?? id;
}

/** Returns the name of the resource group in an id. */
export function resourceGroupOf(id: string): string | undefined {
  return /\/resourceGroups\/([^/]+)/i.exec(id)?.[1];
}

/** Reports whether two ids are the same. Case does not matter: https://learn.microsoft.com/azure/azure-resource-manager/management/resource-name-rules */
export function isSameId(id: string, other: string): boolean {
  return id.toLowerCase() === other.toLowerCase();
}

/** Reports whether a resource is at a scope or below it. */
export function isWithin(id: string, scope: string): boolean {
  return isSameId(id, scope) || id.toLowerCase().startsWith(`${scope.toLowerCase()}/`);
}

/** Returns the id of the parent, such as a subnet's network; undefined for a resource that is in a group only. */
export function parentOf(id: string): string | undefined {
  const parent = id.split("/").slice(0, -2).join("/");
  return /\/providers\/[^/]+\/[^/]+\/[^/]+$/.test(parent) ? parent : undefined;
}
