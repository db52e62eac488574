export { permissionsOn } from "./permissions";
export { type StorageAccess, storageAccess } from "./pods";
export { credentialsOf, type S3CompatibleStorage, s3Host } from "./s3-compatible";
export {
  checkStorage,
  type DataStorage,
  storageFor,
  storagePermissions,
  waysToStorage,
} from "./storage";
