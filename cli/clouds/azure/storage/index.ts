export { blobContainer } from "./blob-container";
export { blobServiceProperties } from "./blob-service-properties";
export { managementPolicy } from "./management-policy";
export { storageAccount } from "./storage-account";
