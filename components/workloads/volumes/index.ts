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
export { checkMounts, checkStorage, checkVolumes } from "./check";
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
