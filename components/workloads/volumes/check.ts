import { absolutePath, dnsLabel, notBoth, once, oneOf, quantity } from "../../checks";
import type { StorageClasses } from "../../clusters/contract";
import { collectProblems, expected, type Problem, quote } from "../../problems";
import type { Mount, StorageArgs, Volume, VolumeArgs } from "./args";

const kinds = ["emptyDirs", "volumes", "volumeClaimTemplates", "hostPaths"] as const;

/** Lists the mistakes in the volumes of a pod, and in where its first container mounts them. */
export function checkVolumes(args: VolumeArgs): Problem[] {
  const { emptyDirs = {}, volumes = {}, hostPaths = {} } = args;
  const all = kinds.flatMap((kind) => Object.entries(args[kind] ?? {}).map(([name, it]) => ({ kind, name, ...it })));
  const [names, paths] = [all.map(({ name }) => name), all.map(({ mountPath }) => mountPath)];
  return [
    ...all.flatMap(({ kind, name, mountPath }) => [
      ...dnsLabel(`${kind}.${name}`, name),
      ...checkPath(`${kind}.${name}.mountPath`, mountPath),
    ]),
    ...once("volumes", names, "volume name"),
    ...once("volumes", paths, "mountPath"),
    ...Object.entries(emptyDirs).flatMap(([name, { sizeLimit }]) => quantity(`emptyDirs.${name}.sizeLimit`, sizeLimit)),
    ...Object.entries(volumes).flatMap(([name, volume]) => checkMode(`volumes.${name}.defaultMode`, volume)),
    ...Object.entries(hostPaths).flatMap(([name, { path }]) => checkPath(`hostPaths.${name}.path`, path)),
  ];
}

/** Lists the mistakes in where another container mounts the volumes. */
export function checkMounts(mounts: Readonly<Record<string, Mount>>, args: VolumeArgs): Problem[] {
  const paths = Object.values(mounts).map((mount) => (typeof mount === "string" ? mount : mount.mountPath));
  const known = kinds.flatMap((kind) => Object.keys(args[kind] ?? {}));
  return [
    ...Object.keys(mounts).flatMap((name, index) => [
      ...(known.length === 0
        ? [{ path: `mounts.${name}`, message: "the pod has no volume; add one, or remove the mount" }]
        : oneOf(`mounts.${name}`, name, known, "use the name of a volume of the pod")),
      ...checkPath(`mounts.${name}`, paths[index] ?? ""),
    ]),
    ...once("mounts", paths, "mountPath"),
  ];
}

function checkPath(path: string, value: string): Problem[] {
  const hasColon = value.startsWith("/") && value.includes(":");
  return hasColon ? [expected(path, 'a path without ":"', value)] : absolutePath(path, value);
}

/** Only the owner and the pod's group may read a secret, and nobody may write or run it. */
function checkMode(path: string, volume: Volume): Problem[] {
  const mode = "defaultMode" in volume ? volume.defaultMode : undefined;
  const [most, allowed] =
    "secret" in volume ? [0o440, "0o440 or stricter"] : [0o777, "permissions from 0o000 to 0o777"];
  /* Each bit that is set must be allowed. */
  const fits = mode === undefined || (Number.isInteger(mode) && mode >= 0 && (mode | most) === most);
  return fits ? [] : [{ path, message: `expected ${allowed}, got 0o${mode.toString(8)}` }];
}

/**
 * Lists the mistakes in the storage of a claim.
 *
 * @param path path of the claim, or "" if its options are the component's own
 * @param classes the cluster's storage classes by tier, if they are known
 */
export function checkStorage(path: string, args: StorageArgs, classes: StorageClasses | undefined): Problem[] {
  const { size, storage, storageClassName } = args;
  const at = (key: string) => (path === "" ? key : `${path}.${key}`);
  const tiers = Object.entries(classes ?? {}).flatMap(([tier, name]) => (name === undefined ? [] : tier));
  const known = tiers.length === 0 ? "it has none that is known" : `it has ${tiers.map(quote).join(", ")}`;
  return [
    ...quantity(at("size"), size),
    ...notBoth(at("storage"), storage, "storageClassName", storageClassName),
    ...collectProblems([
      storage !== undefined &&
        !tiers.includes(storage) &&
        expected(at("storage"), `a tier of the cluster (${known})`, storage, "choose one, or set storageClassName"),
    ]),
  ];
}
