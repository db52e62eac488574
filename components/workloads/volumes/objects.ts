import type { types } from "@pulumi/kubernetes";
import { notSecret } from "../../not-secret";
import { parseQuantity } from "../../quantity";
import type { PodArgs } from "../pod/args";
import type { Mount } from "../pod/container-args";
import { defaultSizeLimit } from "../pod/defaults";
import type { EmptyDir, HostPath, Volume, VolumeClaimTemplate } from "./args";

type PodVolume = types.input.core.v1.Volume;
type VolumeMount = types.input.core.v1.VolumeMount;

/** Everything that may be mounted into a pod, by name of the volume. */
export interface VolumeArgs extends Pick<PodArgs, "emptyDirs" | "volumes"> {
  readonly volumeClaimTemplates?: Readonly<Record<string, VolumeClaimTemplate>>;
  readonly hostPaths?: Readonly<Record<string, HostPath>>;
}

/* Readable for the owner and the pod's group, and for everybody where it is no secret. */
const secretMode = 0o440;
const configMode = 0o444;

const mountInstead = "make a Secret of it, and take what its mount() returns";

/** Renders the volumes of a pod; those of claim templates come from the StatefulSet. */
export function podVolumes({ emptyDirs = {}, volumes = {}, hostPaths = {} }: VolumeArgs): PodVolume[] {
  return [
    ...Object.entries(emptyDirs).map(([name, args]) => ({ name, emptyDir: emptyDir(args) })),
    ...Object.entries(volumes).map(([name, volume]) => ({ name, ...volumeSource(name, volume) })),
    ...Object.entries(hostPaths).map(([name, { path, type = "Directory" }]) => ({ name, hostPath: { path, type } })),
  ];
}

/** Renders where the first container finds them. */
export function volumeMounts({ emptyDirs = {}, volumes = {}, hostPaths = {}, ...rest }: VolumeArgs): VolumeMount[] {
  return [
    ...Object.entries(emptyDirs).map(([name, { mountPath }]) => ({ name, mountPath })),
    ...Object.entries(volumes).map(([name, volume]) => mount(name, volume, isReadOnly(volume))),
    ...Object.entries(hostPaths).map(([name, hostPath]) => mount(name, hostPath, hostPath.readOnly !== false)),
    ...Object.entries(rest.volumeClaimTemplates ?? {}).map(([name, template]) => mount(name, template, false)),
  ];
}

/** The volumes that nobody writes to unless told otherwise. */
export function readOnlyVolumes({ volumes = {}, hostPaths = {} }: VolumeArgs): ReadonlySet<string> {
  const readOnly = Object.entries(volumes).filter(([, volume]) => isReadOnly(volume));
  const ofNode = Object.entries(hostPaths).filter(([, hostPath]) => hostPath.readOnly !== false);
  return new Set([...readOnly, ...ofNode].map(([name]) => name));
}

/** Whether a pod has volumes that outlive it, and may hold many files. */
export function hasClaims({ volumes = {}, volumeClaimTemplates = {} }: VolumeArgs): boolean {
  const referenced = Object.values(volumes).some((volume) => "persistentVolumeClaim" in volume);
  return referenced || Object.keys(volumeClaimTemplates).length > 0;
}

/** Renders where another container finds a volume. */
export function moreMount(name: string, given: Mount, readOnly: ReadonlySet<string>): VolumeMount {
  const target = typeof given === "string" ? { mountPath: given } : given;
  return mount(name, target, target.readOnly ?? readOnly.has(name));
}

/** The disk of the node that a pod may use: a gibibyte for logs and the like, and all that its directories may hold. */
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
