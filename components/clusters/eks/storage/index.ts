export type { EksStorageArgs } from "./args";
export { createStorage, storageClassesOf } from "./storage";
