export {
  type AksClassArgs,
  type AksDiskClassArgs,
  AksDiskSku,
  type AksFileClassArgs,
  type AksStorageArgs,
} from "./args";
export { builtinClasses, checkClass, checkStorage } from "./check";
export { classSpec, ownParameters, storageAccountIds } from "./class-specs";
export { createStorage, storageClassesOf } from "./storage";
