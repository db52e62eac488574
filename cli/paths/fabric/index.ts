import type { Fabric } from "../contract";
import { aksFabric } from "./aks";
import { describedFabric } from "./described";
import { eksFabric } from "./eks";
import { gkeFabric } from "./gke";
import { type NetworkResource, ofType } from "./resource";

export type { NetworkResource } from "./resource";

const clusterTypes = [
  "aws:eks/cluster:Cluster",
  "gcp:container/cluster:Cluster",
  "azure-native:containerservice:ManagedCluster",
];

/**
 * Describes the network of a program's cluster by the cloud's resources, or by the stack's file if the cluster exists. With several
 * clusters, it is unknown which one has which network.
 *
 * @param described the cluster in the stack's file, if it has one
 */
export function fabricOf(resources: readonly NetworkResource[], described?: unknown): Fabric {
  if (clusterTypes.flatMap((type) => ofType(resources, type)).length > 1) {
    return describedFabric(undefined);
  }
  return eksFabric(resources) ?? gkeFabric(resources) ?? aksFabric(resources) ?? describedFabric(described);
}
