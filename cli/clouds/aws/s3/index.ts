export { bucket } from "./bucket";
export { bucketLifecycleConfiguration } from "./bucket-lifecycle-configuration";
export { bucketObjectLockConfiguration } from "./bucket-object-lock-configuration";
export { bucketPolicy } from "./bucket-policy";
export { bucketPublicAccessBlock } from "./bucket-public-access-block";
export { bucketReplicationConfig } from "./bucket-replication-config";
export { bucketServerSideEncryptionConfiguration } from "./bucket-server-side-encryption-configuration";
export { bucketVersioning } from "./bucket-versioning";
