export type { EksDataBucketArgs, EksObjectStorageArgs, ObjectStorageArgs } from "./args";
export { createBucket } from "./bucket";
export { checkObjectStorage, createObjectStorage } from "./object-storage";
