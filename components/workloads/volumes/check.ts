import { collectProblems, type Problem, quote } from "../../problems";
import type { Mount } from "../pod/container-args";
import { badQuantity } from "../pod/resources";
import type { Volume } from "./args";
import type { VolumeArgs } from "./objects";

const kinds = ["emptyDirs", "volumes", "volumeClaimTemplates", "hostPaths"] as const;

/** Objections to the volumes of a pod and to where its first container finds them. */
export function checkVolumes(args: VolumeArgs): Problem[] {
  const volumes = kinds.flatMap((kind) =>
    Object.entries(args[kind] ?? {}).map(([name, it]) => ({ kind, name, ...it })),
  );
  return collectProblems([
    ...volumes.flatMap(({ kind, name, mountPath }, index) => [
      !/^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/.test(name) && {
        path: `${kind}.${name}`,
        message: `a DNS label (at most 63 of a-z, 0-9 and "-") as the name of a volume, given ${quote(name)}`,
      },
      volumes.findIndex((other) => other.name === name) !== index && {
        path: `${kind}.${name}`,
        message: `a name of its own, given ${quote(name)} for the second volume: choose another`,
      },
      badPath(mountPath, `${kind}.${name}.mountPath`),
      volumes.findIndex((other) => other.mountPath === mountPath) !== index && {
        path: `${kind}.${name}.mountPath`,
        message: `a path of its own, given ${quote(mountPath)} for the second volume`,
      },
    ]),
    ...Object.entries(args.emptyDirs ?? {}).map(([name, { sizeLimit }]) =>
      badQuantity(sizeLimit, `emptyDirs.${name}.sizeLimit`),
    ),
    ...Object.entries(args.volumes ?? {}).map(([name, volume]) => badMode(volume, `volumes.${name}.defaultMode`)),
    ...Object.entries(args.hostPaths ?? {}).map(([name, { path }]) => badPath(path, `hostPaths.${name}.path`)),
  ]);
}

/** Objections to where another container finds the volumes. */
export function checkMounts(mounts: Readonly<Record<string, Mount>>, args: VolumeArgs): Problem[] {
  const paths = Object.values(mounts).map((mount) => (typeof mount === "string" ? mount : mount.mountPath));
  const known = kinds.flatMap((kind) => Object.keys(args[kind] ?? {}));
  const allowed = known.length === 0 ? "there is none" : `one of ${known.map(quote).join(", ")}`;
  return collectProblems(
    Object.keys(mounts).flatMap((name, index) => [
      !known.includes(name) && {
        path: `mounts.${name}`,
        message: `the name of a volume of the pod (${allowed}), given ${quote(name)}`,
      },
      badPath(paths[index] ?? "", `mounts.${name}`),
      paths.indexOf(paths[index] ?? "") !== index && {
        path: `mounts.${name}`,
        message: `a path of its own, given ${quote(paths[index])} for the second volume`,
      },
    ]),
  );
}

function badPath(given: string, path: string): Problem | false {
  if (given.startsWith("/")) {
    return given.includes(":") && { path, message: `a path without ":", given ${quote(given)}` };
  }
  return { path, message: `an absolute path, given ${quote(given)}: write ${quote(`/${given}`)}` };
}

/** Whoever is neither the owner nor in the pod's group has no business with a secret, and nobody writes or runs it. */
function badMode(volume: Volume, path: string): Problem | false {
  const mode = "defaultMode" in volume ? volume.defaultMode : undefined;
  const [most, allowed] =
    "secret" in volume ? [0o440, "0o440 or stricter"] : [0o777, "permissions from 0o000 to 0o777"];
  /* Every bit that is set has to be among those that may be. */
  const fits = mode === undefined || (Number.isInteger(mode) && mode >= 0 && (mode | most) === most);
  return !fits && { path, message: `${allowed}, given 0o${mode.toString(8)}` };
}
