export type { EksDataBucketArgs, EksObjectStorageArgs, ObjectStorageArgs } from "./args";
export { createBucket, type GuardedBucket, nameOnceReady } from "./bucket";
export { checkObjectStorage, createObjectStorage } from "./object-storage";
