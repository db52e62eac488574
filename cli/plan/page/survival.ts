import type { RegisteredResource } from "../../../components/testing";
import { shortened } from "../../shortened";
import { items, text, texts } from "../../values";
import { workloads } from "../descriptions";
import { kindOf, nameOf } from "../label";
import type { BackupPlaces } from "./backups";

type ByUrn = ReadonlyMap<string, RegisteredResource>;

/** Says what survives the loss of a zone and of the region; nothing about clusters that the program does not make. */
export function survivalLines(made: readonly RegisteredResource[], byUrn: ByUrn, places: BackupPlaces): string[] {
  const zones = nodeZones(made, byUrn);
  return [...(zones.length === 0 ? [] : [zoneLine(made, zones)]), ...regionLines(places)];
}

function zoneLine(made: readonly RegisteredResource[], zones: readonly string[]): string {
  if (zones.length === 1) {
    return `Loss of a zone · all nodes are in zone ${zones[0]}: nothing runs until it is back`;
  }
  const all = workloads(made).filter(({ kind }) => ["Deployment", "StatefulSet"].includes(kind));
  const single = all.filter(({ minReplicas }) => minReplicas < 2).map(({ name, namespace }) => `${namespace}/${name}`);
  const classes = zonalClasses(made);
  return [
    `Loss of a zone · nodes are in zones ${zones.join(", ")}`,
    `${all.length - single.length} of ${all.length} Deployments and StatefulSets have several pods`,
    ...(single.length === 0
      ? []
      : [`with a single pod, down until it starts in another zone: ${shortened(single, 6)}`]),
    ...(classes.length === 0
      ? []
      : [`a volume of class ${classes.join(", ")} is in one zone: its pod waits until the zone is back`]),
  ].join(" · ");
}

/** Finds the zones of node pools: their own, or those of their subnets. */
function nodeZones(made: readonly RegisteredResource[], byUrn: ByUrn): string[] {
  const zones = made
    .filter(({ type }) => /:(?:NodeGroup|NodePool|AgentPool|ManagedCluster)$/.test(type))
    .flatMap(({ inputs, propertyDependencies }) => [
      ...texts(inputs, "nodeLocations"),
      ...texts(inputs, "availabilityZones"),
      ...items(inputs, "agentPoolProfiles").flatMap((pool) => texts(pool, "availabilityZones")),
      ...(propertyDependencies.subnetIds ?? []).flatMap(
        (urn) => text(byUrn.get(urn)?.inputs, "availabilityZone") ?? [],
      ),
    ]);
  return [...new Set(zones)].sort();
}

/** The words in a class's parameters that put its disks into several zones, by provisioner. Other provisioners are not judged. */
const severalZones: Readonly<Record<string, RegExp>> = {
  "ebs.csi.aws.com": /^never$/,
  "pd.csi.storage.gke.io": /regional-pd|-ha$/,
  "disk.csi.azure.com": /_ZRS$/,
};

function zonalClasses(made: readonly RegisteredResource[]): string[] {
  return made
    .filter((each) => each.type.startsWith("kubernetes:") && kindOf(each) === "StorageClass")
    .filter(({ inputs }) => {
      const spread = severalZones[text(inputs, "provisioner") ?? ""];
      const parameters = Object.values((inputs.parameters ?? {}) as Readonly<Record<string, unknown>>);
      return spread !== undefined && !parameters.some((value) => typeof value === "string" && spread.test(value));
    })
    .map(nameOf);
}

function regionLines({ copies, hasLocalSnapshots, spread, stores }: BackupPlaces): string[] {
  if (stores.length === 0) {
    return [];
  }
  const safe = [
    ...copies.map(({ name, region }) => `the copy ${name} in ${region}`),
    ...spread.map(({ name, region }) => `${name}, which is ${region}`),
  ];
  const lost = [
    ...(hasLocalSnapshots ? ["the data of volumes and their snapshots, which have no copy elsewhere"] : []),
    ...(safe.length === 0
      ? [`the backups in ${stores.map(({ name }) => name).join(", ")}, unless the cloud keeps a copy elsewhere`]
      : []),
  ];
  return [
    [
      "Loss of the region",
      ...(safe.length === 0 ? [] : [`stays: Kubernetes objects, in ${safe.join(" and ")}`]),
      ...(lost.length === 0 ? [] : [`lost: ${lost.join("; ")}`]),
    ].join(" · "),
  ];
}
