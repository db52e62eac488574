export type { GkeDataBucketArgs, GkeObjectStorageArgs, ObjectStorageArgs } from "./args";
export { checkBucketKey, createBucket } from "./bucket";
export { checkObjectStorage, createObjectStorage } from "./object-storage";
