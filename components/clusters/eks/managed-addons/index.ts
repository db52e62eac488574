export type { AddonsArgs, EksManagedAddonArgs } from "./args";
export { checkAddons } from "./check";
export { managedAddonRoles } from "./installed";
export { type Addons, createClusterAddons, createNodeAddons } from "./managed-addons";
