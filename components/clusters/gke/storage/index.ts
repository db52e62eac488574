export type { GkeStorageArgs } from "./args";
export { createStorage, storageClassesOf } from "./storage";
