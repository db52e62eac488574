import { type Cloud, isRecord } from "../../components";
import type { AksClusterConfig, EksClusterConfig, ExistingClusterConfig, GkeClusterConfig } from "./cluster-config";

/** The stack's cluster, of any kind. */
export type ClusterConfig = ExistingClusterConfig | AksClusterConfig | EksClusterConfig | GkeClusterConfig;

/** The kinds of clusters that a stack can have, and the interface of each kind. */
const kinds = {
  existing: "ExistingClusterConfig",
  eks: "EksClusterConfig",
  gke: "GkeClusterConfig",
  aks: "AksClusterConfig",
} as const satisfies Record<ClusterConfig["kind"], string>;

/** The kinds of cluster that a stack can have. */
export const clusterKinds = Object.keys(kinds) as ClusterConfig["kind"][];

/** Returns the kind of a cluster, if the kind is known. */
export function kindOf(cluster: unknown): ClusterConfig["kind"] | undefined {
  return isRecord(cluster) ? clusterKinds.find((kind) => kind === cluster.kind) : undefined;
}

/** Returns the name of the interface that defines the shape of a kind of cluster. */
export function clusterInterface(kind: ClusterConfig["kind"]): string {
  return kinds[kind];
}

/** The cloud of each kind of cluster that a stack creates. */
const clouds = { eks: "aws", gke: "gcp", aks: "azure" } as const satisfies Record<
  Exclude<ClusterConfig["kind"], "existing">,
  Cloud
>;

/** Returns the cloud of a stack's cluster. */
export function cloudOf(cluster: ClusterConfig): Cloud {
  return cluster.kind === "existing" ? (cluster.cloud ?? "none") : clouds[cluster.kind];
}
