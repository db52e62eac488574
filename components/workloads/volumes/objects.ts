import type { types } from "@pulumi/kubernetes";
import type { StorageClasses } from "../../clusters/contract";
import { notSecret } from "../../plain-secrets";
import { parseQuantity } from "../../quantity";
import type { EmptyDir, Mount, StorageArgs, Volume, VolumeArgs } from "./args";

type PodVolume = types.input.core.v1.Volume;
type VolumeMount = types.input.core.v1.VolumeMount;

const defaultSizeLimit = "128Mi";

/* The owner and the pod's group can read a secret; everybody can read configuration. */
const secretMode = 0o440;
const configMode = 0o444;

const mountInstead = "put the value into a Secret, and pass the result of mount()";

/** Renders the volumes of a pod. The StatefulSet adds the volumes of claim templates itself. */
export function podVolumes({ emptyDirs = {}, volumes = {}, hostPaths = {} }: VolumeArgs): PodVolume[] {
  return [
    ...Object.entries(emptyDirs).map(([name, args]) => ({ name, emptyDir: emptyDir(args) })),
    ...Object.entries(volumes).map(([name, volume]) => ({ name, ...volumeSource(name, volume) })),
    ...Object.entries(hostPaths).map(([name, { path, type = "Directory" }]) => ({ name, hostPath: { path, type } })),
  ];
}

/** Renders the mounts of the first container. */
export function volumeMounts({ emptyDirs = {}, volumes = {}, hostPaths = {}, ...rest }: VolumeArgs): VolumeMount[] {
  return [
    ...Object.entries(emptyDirs).map(([name, { mountPath }]) => ({ name, mountPath })),
    ...Object.entries(volumes).map(([name, volume]) => mount(name, volume, isReadOnly(volume))),
    ...Object.entries(hostPaths).map(([name, hostPath]) => mount(name, hostPath, hostPath.readOnly !== false)),
    ...Object.entries(rest.volumeClaimTemplates ?? {}).map(([name, template]) => mount(name, template, false)),
  ];
}

/** Returns the names of the volumes that are read-only by default. */
export function readOnlyVolumes({ volumes = {}, hostPaths = {} }: VolumeArgs): ReadonlySet<string> {
  const readOnly = Object.entries(volumes).filter(([, volume]) => isReadOnly(volume));
  const ofNode = Object.entries(hostPaths).filter(([, hostPath]) => hostPath.readOnly !== false);
  return new Set([...readOnly, ...ofNode].map(([name]) => name));
}

/** Reports whether a pod has volumes that outlive it and can hold many files. */
export function hasClaims({ volumes = {}, volumeClaimTemplates = {} }: VolumeArgs): boolean {
  const referenced = Object.values(volumes).some((volume) => "persistentVolumeClaim" in volume);
  return referenced || Object.keys(volumeClaimTemplates).length > 0;
}

/** Renders the mount of another container. */
export function moreMount(name: string, given: Mount, readOnly: ReadonlySet<string>): VolumeMount {
  const target = typeof given === "string" ? { mountPath: given } : given;
  return mount(name, target, target.readOnly ?? readOnly.has(name));
}

/** Returns the node's disk space that a pod may use: 1 GiB for logs and such, plus the sizes of its directories. */
export function ephemeralStorage({ emptyDirs = {} }: VolumeArgs): string {
  const onDisk = Object.values(emptyDirs).filter(({ medium }) => medium === undefined);
  const sizes = onDisk.map(({ sizeLimit = defaultSizeLimit }) => parseQuantity(sizeLimit) ?? 0);
  const mebibytes = Math.ceil(sizes.reduce((sum, size) => sum + size, 0) / 2 ** 20);
  return `${1024 + mebibytes}Mi`;
}

function emptyDir({ sizeLimit = defaultSizeLimit, medium }: EmptyDir): types.input.core.v1.EmptyDirVolumeSource {
  return { ...(medium !== undefined && { medium }), sizeLimit };
}

function volumeSource(volumeName: string, volume: Volume): Omit<PodVolume, "name"> {
  if ("persistentVolumeClaim" in volume) {
    return { persistentVolumeClaim: { claimName: volume.persistentVolumeClaim } };
  }
  if ("configMap" in volume) {
    return { configMap: { name: volume.configMap, defaultMode: configMode, ...keys(volume) } };
  }
  if ("secret" in volume) {
    const expected = { path: `volumes.${volumeName}.secret`, wanted: "the name of a Secret", fix: mountInstead };
    return { secret: { secretName: notSecret(volume.secret, expected), defaultMode: secretMode, ...keys(volume) } };
  }
  return "csi" in volume
    ? { csi: volume.csi }
    : { projected: { sources: [...volume.projected], defaultMode: secretMode } };
}

function keys({ items, optional, defaultMode }: Extract<Volume, { items?: unknown }>) {
  return {
    ...(items !== undefined && { items: Object.entries(items).map(([key, path]) => ({ key, path })) }),
    ...(optional !== undefined && { optional }),
    ...(defaultMode !== undefined && { defaultMode }),
  };
}

function mount(name: string, { mountPath, subPath }: Exclude<Mount, string>, readOnly: boolean): VolumeMount {
  return { name, mountPath, ...(subPath !== undefined && { subPath }), ...(readOnly && { readOnly }) };
}

function isReadOnly(volume: Volume): boolean {
  return volume.readOnly ?? !("persistentVolumeClaim" in volume);
}

/** Renders the spec of a claim. If the claim and its tier name no class, the cluster's default class applies. */
export function claimSpec(
  args: StorageArgs,
  classes: StorageClasses | undefined,
): types.input.core.v1.PersistentVolumeClaimSpec {
  const storageClassName = args.storageClassName ?? classes?.[args.storage ?? "standard"];
  return {
    accessModes: [...accessModesOf(args)],
    ...(storageClassName !== undefined && { storageClassName }),
    resources: { requests: { storage: args.size } },
  };
}

/** Returns the access modes of a claim. */
export function accessModesOf({ accessModes, storage }: StorageArgs): NonNullable<StorageArgs["accessModes"]> {
  return accessModes ?? [storage === "shared" ? "ReadWriteMany" : "ReadWriteOnce"];
}
