export type { AksObjectStorageArgs, ObjectStorageArgs } from "./args";
export { checkLastingGroup, checkObjectStorage } from "./check";
export { createObjectStorage } from "./object-storage";
