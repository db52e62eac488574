import type { RegisteredResource } from "../../../components/testing";
import { items, text, texts } from "../../values";
import type { BackupPlaces } from "./backups";
import { zoneLines } from "./zone-survival";

type ByUrn = ReadonlyMap<string, RegisteredResource>;

/** Says what survives the loss of a zone and of the region; nothing about clusters that the program does not make. */
export function survivalLines(made: readonly RegisteredResource[], byUrn: ByUrn, places: BackupPlaces): string[] {
  const zones = nodeZones(made, byUrn);
  return [...(zones.length === 0 ? [] : zoneLines(made, zones, places)), ...regionLines(places)];
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
