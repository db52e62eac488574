import type { Input } from "@pulumi/pulumi";
import { bytes } from "../../amounts";
import { absolutePath, dnsLabel, exactlyOne, notEmpty, objectName, once, oneOf } from "../../checks";
import { expected, type Problem } from "../../problems";
import type { EmptyDir, KeyFiles, Mount, Volume, VolumeArgs } from "./args";
import { checkInside, climbs } from "./check-inside";
import { checkProjection } from "./check-projection";

const kinds = ["emptyDirs", "volumes", "volumeClaimTemplates", "hostPaths"] as const;
const sources = ["persistentVolumeClaim", "configMap", "secret", "projected", "csi"] as const;

/** Lists the mistakes in the volumes of a pod, and in the mounts of its first container. */
export function checkVolumes(args: VolumeArgs): Problem[] {
  const { emptyDirs = {}, volumes = {}, hostPaths = {} } = args;
  const all = kinds.flatMap((kind) => Object.entries(args[kind] ?? {}).map(([name, it]) => ({ kind, name, ...it })));
  const [names, paths] = [all.map(({ name }) => name), all.map(({ mountPath }) => trimmed(mountPath))];
  return [
    ...all.flatMap(({ kind, name, ...mounted }) => [
      ...dnsLabel(`${kind}.${name}`, name),
      ...checkMountPath(`${kind}.${name}.mountPath`, mounted.mountPath),
      ...(kind === "hostPaths" ? [] : checkSystemPath(`${kind}.${name}.mountPath`, mounted.mountPath)),
      ...("subPath" in mounted ? checkInside(`${kind}.${name}.subPath`, mounted.subPath) : []),
    ]),
    ...once("volumes", names, "volume name"),
    ...once("volumes", paths, "mountPath"),
    ...Object.entries(emptyDirs).flatMap(([name, emptyDir]) => checkEmptyDir(`emptyDirs.${name}`, emptyDir)),
    ...Object.entries(volumes).flatMap(([name, volume]) => checkVolume(`volumes.${name}`, volume)),
    ...Object.entries(hostPaths).flatMap(([name, { path }]) => checkPath(`hostPaths.${name}.path`, path)),
  ];
}

/** Lists the mistakes in the mounts of another container. */
export function checkMounts(mounts: Readonly<Record<string, Mount>>, args: VolumeArgs): Problem[] {
  const targets = Object.values(mounts).map((mount) => (typeof mount === "string" ? { mountPath: mount } : mount));
  const known = kinds.flatMap((kind) => Object.keys(args[kind] ?? {}));
  return [
    ...Object.keys(mounts).flatMap((name, index) => [
      ...(known.length === 0
        ? [{ path: `mounts.${name}`, message: "the pod has no volumes; add a volume, or remove the mount" }]
        : oneOf(`mounts.${name}`, name, known, "use the name of a volume of the pod")),
      ...checkMountPath(`mounts.${name}`, targets[index]?.mountPath ?? ""),
      ...checkInside(`mounts.${name}.subPath`, targets[index]?.subPath),
    ]),
    ...once(
      "mounts",
      targets.map(({ mountPath }) => trimmed(mountPath)),
      "mountPath",
    ),
  ];
}

function checkEmptyDir(path: string, { sizeLimit, medium }: EmptyDir): Problem[] {
  return [
    ...(sizeLimit === undefined ? [] : bytes(`${path}.sizeLimit`, sizeLimit)),
    ...oneOf(`${path}.medium`, medium, ["Memory"], "remove it to use the node's disk"),
  ];
}

function checkVolume(path: string, volume: Volume): Problem[] {
  const { persistentVolumeClaim, configMap, secret, projected: given, csi }: Partial<AllSources> = volume;
  const projected = given ?? [];
  const files: KeyFiles = volume as KeyFiles;
  return [
    ...exactlyOne(path, volume, sources),
    ...Object.entries({ persistentVolumeClaim, configMap, secret }).flatMap(([kind, name]) =>
      objectName(`${path}.${kind}`, name),
    ),
    ...checkFiles(path, files),
    ...checkMode(`${path}.defaultMode`, volume),
    ...notEmpty(`${path}.projected`, given, "source"),
    ...projected.flatMap((source, index) => checkProjection(`${path}.projected[${index}]`, source)),
    ...objectName(`${path}.csi.driver`, csi?.driver, 'the name of a CSI driver such as "secrets-store.csi.k8s.io"'),
  ];
}

/** The sources of a volume that the compiler has not checked: each of them may be present. */
type AllSources = Readonly<Record<"persistentVolumeClaim" | "configMap" | "secret", Input<string>>> &
  Pick<Extract<Volume, { projected: unknown }>, "projected"> &
  Pick<Extract<Volume, { csi: unknown }>, "csi">;

function checkFiles(path: string, { items }: KeyFiles): Problem[] {
  return [
    ...notEmpty(`${path}.items`, items, "key", "remove it to mount all keys"),
    ...Object.entries(items ?? {}).flatMap(([key, file]) => checkInside(`${path}.items.${key}`, file)),
    ...once(`${path}.items`, Object.values(items ?? {}), "path"),
  ];
}

/** Returns a path without slashes at its end: `/data/` and `/data` are one directory. */
function trimmed(path: string): string {
  return path.replace(/(?<=.)\/+$/, "");
}

/** A volume at the root would hide the image. */
function checkMountPath(path: string, value: string): Problem[] {
  return /^\/+$/.test(value)
    ? [expected(path, 'a directory other than "/", because "/" contains the files of the image', value)]
    : checkPath(path, value);
}

/** The container runtime mounts its own file systems there. It refuses other mounts, or hides them. */
function checkSystemPath(path: string, value: string): Problem[] {
  const isSystem = /^\/+(proc(\/.*)?|sys|dev)\/*$/.test(value);
  return isSystem ? [expected(path, "a directory outside /proc, /sys and /dev", value)] : [];
}

function checkPath(path: string, value: string): Problem[] {
  const isAbsolute = value.startsWith("/");
  if (isAbsolute && value.includes(":")) {
    return [expected(path, 'a path without ":"', value)];
  }
  return isAbsolute && climbs(value) ? [expected(path, 'a path without ".."', value)] : absolutePath(path, value);
}

/** Only the owner and the pod's group may read the files of a secret, and nobody may write or run them. */
function checkMode(path: string, volume: Volume): Problem[] {
  const mode = "defaultMode" in volume ? volume.defaultMode : undefined;
  const [most, allowed] =
    "secret" in volume ? [0o440, "0o440 or stricter"] : [0o777, "permissions from 0o000 to 0o777"];
  /* Each bit that is set must be allowed. */
  const fits = mode === undefined || (Number.isInteger(mode) && mode >= 0 && (mode | most) === most);
  return fits ? [] : [{ path, message: `expected ${allowed}, got 0o${mode.toString(8)}` }];
}
