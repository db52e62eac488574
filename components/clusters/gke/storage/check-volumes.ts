import { isIPv4 } from "node:net";
import { matches, objectName, once, positiveQuantity } from "../../../checks";
import { expected, type Problem, quote } from "../../../problems";
import { checkMountOptions } from "../../shared-checks";
import type { GkeFilestoreVolumeArgs } from "./args";

const claimPattern = /^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?\/[a-z0-9]([-.a-z0-9]{0,251}[a-z0-9])?$/;
const isPrivate = /^(10|172|192)\./;

/**
 * Lists the mistakes in the existing file shares.
 *
 * @param taken names of the existing classes
 */
export function checkVolumes(
  volumes: Readonly<Record<string, GkeFilestoreVolumeArgs>>,
  taken: readonly string[],
): Problem[] {
  const path = "storage.volumes";
  const all = Object.values(volumes);
  const handles = all.map(({ location, instance, share }) => `${location}/${instance}/${share}`);
  return [
    ...once(path, handles, "file share", "a share can serve only one claim; use another share for the other claim"),
    ...once(
      path,
      all.map(({ claim }) => claim),
      "claim",
    ),
    ...Object.entries(volumes).flatMap(([name, args]) => checkVolume(`${path}.${name}`, name, args, taken)),
  ];
}

function checkVolume(path: string, name: string, args: GkeFilestoreVolumeArgs, taken: readonly string[]): Problem[] {
  const message = `${quote(name)} is a class that the cluster already has; choose another name`;
  return [
    ...objectName(path, name, "the name of a PersistentVolume"),
    ...(taken.includes(name) ? [{ path, message }] : []),
    ...matches(`${path}.location`, args.location, /^[a-z]+-[a-z]+\d+(-[a-z])?$/, "a zone or region of Google Cloud"),
    ...matches(
      `${path}.instance`,
      args.instance,
      /^[a-z]([-a-z0-9]{0,61}[a-z0-9])?$/,
      "the name of a Filestore instance",
    ),
    ...matches(
      `${path}.share`,
      args.share,
      /^[A-Za-z][A-Za-z0-9_]{0,62}$/,
      "the name of a file share, without a slash",
    ),
    ...(isIPv4(args.address) && isPrivate.test(args.address)
      ? []
      : [expected(`${path}.address`, "the private IPv4 address of the instance", args.address)]),
    ...positiveQuantity(`${path}.size`, args.size, "1Ti"),
    ...matches(`${path}.claim`, args.claim, claimPattern, "a claim as namespace/name"),
    ...checkMountOptions(path, args.mountOptions),
  ];
}
