export type { GkeDataBucketArgs, GkeObjectStorageArgs, ObjectStorageArgs } from "./args";
export { createBucket } from "./bucket";
export { checkObjectStorage, createObjectStorage } from "./object-storage";
