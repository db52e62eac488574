import { whole } from "../../../checks";
import { collectProblems, expected, type Problem, quote } from "../../../problems";
import { checkClasses } from "../../shared-checks";
import { makesFiles } from "../filestore";
import type { NetworkArgs } from "../network";
import { type NodesArgs, planPools, seriesOf } from "../nodes";
import type { GkeClassArgs, GkeDiskClassArgs, GkeStorageArgs } from "./args";
import { checkVolumes } from "./check-volumes";
import { ownParameters } from "./class-specs";
import { classNames } from "./storage";

/** The classes that GKE creates. https://cloud.google.com/kubernetes-engine/docs/concepts/persistent-volumes#storageclasses */
export const builtinClasses = [
  "standard",
  "standard-rwo",
  "premium-rwo",
  "standard-rwx",
  "premium-rwx",
  "zonal-rwx",
  "enterprise-rwx",
  "enterprise-multishare-rwx",
] as const;

/** Series whose machines can attach regional persistent disks. https://cloud.google.com/compute/docs/disks/about-regional-persistent-disk */
const regionalSeries: ReadonlySet<string> = new Set(["e2", "n1", "n2", "n2d"]);

/**
 * Most operations per second and MiB/s of Hyperdisk Balanced, and of Hyperdisk Balanced High Availability.
 * https://cloud.google.com/compute/docs/disks/hd-types/hyperdisk-balanced
 * https://cloud.google.com/compute/docs/disks/hd-types/hyperdisk-balanced-ha
 */
const mostOfHyperdisk = {
  zonal: { iops: 160_000, throughput: 2400 },
  regional: { iops: 100_000, throughput: 1200 },
} as const;
const leastIops = 3000;
const leastThroughput = 140;

interface StorageCheckArgs extends NetworkArgs, NodesArgs {
  readonly projectId: string;
  readonly storage?: GkeStorageArgs;
}

/** Lists the mistakes in the storage. */
export function checkStorage(args: StorageCheckArgs): Problem[] {
  const { classes = {}, volumes = {}, shared } = args.storage ?? {};
  const path = "storage.classes";
  return [
    ...checkSharedVpc(args),
    ...checkClasses(classes, {
      path,
      taken: [...Object.values(classNames), ...builtinClasses],
      shared,
      own: [...ownParameters.disk, ...ownParameters.files],
    }),
    ...Object.entries(classes).flatMap(([name, each]) => [
      ...checkClass(`${path}.${name}`, each),
      ...checkMachines(`${path}.${name}`, each, args),
    ]),
    ...checkVolumes(volumes, [...Object.values(classNames), ...builtinClasses, ...Object.keys(classes)]),
  ];
}

/**
 * Lists the mistake of shared volumes in the network of another project. Filestore reaches a Shared VPC only through private services access, and
 * only the host project can set that up. https://cloud.google.com/filestore/docs/shared-vpc
 */
function checkSharedVpc({ projectId, storage = {}, vpc }: StorageCheckArgs): Problem[] {
  const project = vpc.network?.split("/")[1];
  const isElsewhere = project !== undefined && project !== projectId;
  const message = `is not supported yet in a network of another project (${project}); remove it`;
  const { shared, classes = {} } = storage;
  const paths = [
    ...(shared === true ? ["storage.shared"] : []),
    ...Object.entries(classes).flatMap(([name, { type }]) => (type === "filestore" ? [`storage.classes.${name}`] : [])),
  ];
  return isElsewhere && makesFiles({ storage }) ? paths.map((path) => ({ path, message })) : [];
}

/** Lists the mistakes in a further class. */
export function checkClass(path: string, args: GkeClassArgs): Problem[] {
  if (args.type === "filestore") {
    return [];
  }
  const { type, iops, throughput, tier, regional = false } = args;
  const most = mostOfHyperdisk[regional ? "regional" : "zonal"];
  const isHyperdisk = type === "hyperdisk-balanced";
  const without = (key: string) => ({
    path: `${path}.${key}`,
    message: `the performance of a ${type} disk depends only on its size; remove this option, or use hyperdisk-balanced`,
  });
  return [
    ...(isHyperdisk
      ? [
          ...whole(`${path}.iops`, iops, { min: leastIops, max: most.iops, unit: "operations per second" }),
          ...whole(`${path}.throughput`, throughput, { min: leastThroughput, max: most.throughput, unit: "MiB/s" }),
        ]
      : []),
    ...collectProblems([
      !isHyperdisk && iops !== undefined && without("iops"),
      !isHyperdisk && throughput !== undefined && without("throughput"),
      tier === "shared" &&
        expected(`${path}.tier`, '"fast"', tier, 'a disk attaches to only one node; use the type "filestore"'),
    ]),
  ];
}

/** Lists the mistake of disks that no machine of the cluster can attach, or that need a second zone. */
function checkMachines(path: string, args: GkeClassArgs, cluster: StorageCheckArgs): Problem[] {
  if (args.type === "filestore") {
    return [];
  }
  const types = [...new Set(planPools(cluster).map(({ machineType }) => machineType))];
  const { zones } = cluster.vpc;
  const fit = types.some((type) => attaches(type, args));
  const what = args.regional === true ? `regional ${args.type}` : args.type;
  return collectProblems([
    !fit &&
      expected(
        `${path}.type`,
        "a disk type that the machines of at least one pool can attach",
        what,
        `the pools' machine types are ${types.join(", ")}`,
      ),
    args.regional === true &&
      zones.length < 2 &&
      expected(`${path}.regional`, "a cluster with two or more zones", quote(zones), "remove the key"),
  ]);
}

function attaches(machineType: string, { type, regional = false }: GkeDiskClassArgs): boolean {
  const [series = ""] = machineType.split("-");
  const kind = type === "hyperdisk-balanced" ? "hyperdisk" : "pd";
  const isKind = seriesOf(machineType)?.disks.includes(kind) === true;
  return isKind && (kind === "hyperdisk" || !regional || regionalSeries.has(series));
}
