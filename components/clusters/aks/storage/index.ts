export type { AksStorageArgs } from "./args";
export { createStorage, storageClassesOf } from "./storage";
