import { registerer } from "./cloud-resources";

/** Registers a resource of Azure in the component `prod`. */
export const azure = registerer((kind) => `azure-native:${kind.replace(".", ":")}`);
