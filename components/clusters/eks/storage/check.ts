import { matches, whole } from "../../../checks";
import { collectProblems, expected, type Problem, quote } from "../../../problems";
import { checkClasses } from "../../shared-checks";
import type { EbsVolumeType, EksClassArgs, EksDiskClassArgs, EksStorageArgs } from "./args";
import { ownParameters } from "./class-specs";
import { classNames } from "./storage";

/** The class that EKS creates. https://docs.aws.amazon.com/eks/latest/userguide/storage-classes.html */
export const builtinClass = "gp2";

interface VolumeLimits {
  readonly iops: { readonly min: number; readonly max: number };
  readonly iopsPerGb: number;
}

/**
 * Operations per second that EBS allows. You cannot set them for the other types.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_EbsBlockDevice.html
 */
const limits: Readonly<Partial<Record<EbsVolumeType, VolumeLimits>>> = {
  gp3: { iops: { min: 3000, max: 80_000 }, iopsPerGb: 500 },
  io2: { iops: { min: 100, max: 256_000 }, iopsPerGb: 1000 },
};
/** Bounds of a gp3 volume's throughput, in MiB/s. `throughputPerIops` is the maximum for each operation per second. */
const throughputs = { min: 125, max: 2000 } as const;
const throughputPerIops = 0.25;
const baseIops = 3000;

/** Lists the mistakes in the StorageClasses. */
export function checkStorage({ classes = {}, shared }: EksStorageArgs = {}): Problem[] {
  const path = "storage.classes";
  return [
    ...checkClasses(classes, {
      path,
      taken: [...Object.values(classNames), builtinClass],
      shared,
      own: [...ownParameters.disk, ...ownParameters.files],
    }),
    ...Object.entries(classes).flatMap(([name, args]) => checkClass(`${path}.${name}`, args)),
  ];
}

/** Lists the mistakes in a further class. */
export function checkClass(path: string, args: EksClassArgs): Problem[] {
  return args.type === "efs"
    ? [
        ...matches(`${path}.fileSystemId`, args.fileSystemId, /^fs-[0-9a-f]{8,40}$/, "the id of an EFS file system"),
        ...matches(
          `${path}.directoryPerms`,
          args.directoryPerms,
          /^[0-7]{3,4}$/,
          'permissions in octal, such as "700"',
        ),
      ]
    : checkDisk(path, args);
}

function checkDisk(path: string, { type, iops, iopsPerGb, throughput, tier }: EksDiskClassArgs): Problem[] {
  const known = limits[type];
  const without = (key: string) => ({
    path: `${path}.${key}`,
    message: `volumes of the type ${quote(type)} do not support this option; remove it`,
  });
  return [
    ...(known === undefined
      ? []
      : [
          ...whole(`${path}.iops`, iops, { ...known.iops, unit: "operations per second" }),
          ...whole(`${path}.iopsPerGb`, iopsPerGb, {
            min: 1,
            max: known.iopsPerGb,
            unit: "operations per second per GiB",
          }),
        ]),
    ...(type === "gp3"
      ? checkThroughput(`${path}.throughput`, throughput, iopsPerGb === undefined ? iops : undefined)
      : []),
    ...collectProblems([
      known === undefined && iops !== undefined && without("iops"),
      known === undefined && iopsPerGb !== undefined && without("iopsPerGb"),
      type !== "gp3" && throughput !== undefined && without("throughput"),
      iops !== undefined &&
        iopsPerGb !== undefined && { path, message: "iops and iopsPerGb are both set; remove one of the two" },
      type === "io2" &&
        iops === undefined &&
        iopsPerGb === undefined &&
        expected(path, "iops or iopsPerGb", undefined, "EBS has no default for io2"),
      tier === "shared" &&
        expected(`${path}.tier`, '"fast"', tier, 'a disk attaches to only one node; use the type "efs"'),
    ]),
  ];
}

/** Lists the mistakes in the throughput of a gp3 volume with this many operations per second. */
function checkThroughput(path: string, throughput: number | undefined, iops = baseIops): Problem[] {
  const most = iops * throughputPerIops;
  const hint = `EBS allows ${throughputPerIops} MiB/s per IOPS, and iops is ${iops}; raise iops`;
  return [
    ...whole(path, throughput, { ...throughputs, unit: "MiB/s" }),
    ...collectProblems([
      throughput !== undefined &&
        throughput > most &&
        throughput <= throughputs.max &&
        expected(path, `at most ${most}`, throughput, hint),
    ]),
  ];
}
