export type { GkeStorageArgs } from "./args";
export { checkStorage } from "./check";
export { createStorage, storageClassesOf } from "./storage";
