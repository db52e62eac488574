export type {
  EmptyDir,
  HostPath,
  KeyFiles,
  Mount,
  PodVolumes,
  StorageArgs,
  Volume,
  VolumeArgs,
  VolumeClaimTemplate,
} from "./args";
export { checkMounts, checkVolumes } from "./check";
export { checkClaims } from "./check-claims";
export { checkStorage } from "./check-storage";
export {
  claimSpec,
  ephemeralStorage,
  hasClaims,
  moreMount,
  podVolumes,
  readOnlyVolumes,
  volumeMounts,
} from "./objects";
export { PersistentVolumeClaim, type PersistentVolumeClaimArgs } from "./persistent-volume-claim";
