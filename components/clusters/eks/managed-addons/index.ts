export type { AddonsArgs } from "./args";
export { checkAddons } from "./check";
export { type Addons, createClusterAddons, createNodeAddons } from "./managed-addons";
