export {
  type GkeClassArgs,
  type GkeDiskClassArgs,
  GkeDiskType,
  type GkeFileClassArgs,
  type GkeFilestoreVolumeArgs,
  type GkeStorageArgs,
} from "./args";
export { builtinClasses, checkClass, checkStorage } from "./check";
export { checkVolumes } from "./check-volumes";
export { classSpec, ownParameters } from "./class-specs";
export { createStorage, storageClassesOf } from "./storage";
export { createVolumes } from "./volumes";
