export {
  EbsVolumeType,
  type EksClassArgs,
  type EksDiskClassArgs,
  type EksFileClassArgs,
  type EksStorageArgs,
} from "./args";
export { builtinClass, checkClass, checkStorage } from "./check";
export { classSpec, ownParameters } from "./class-specs";
export { createStorage, storageClassesOf } from "./storage";
