import type { Cloud } from "../../components";
import type { AksClusterConfig } from "./aks-cluster";
import type { EksClusterConfig } from "./eks-cluster";
import type { ExistingClusterConfig } from "./existing-cluster";
import type { GkeClusterConfig } from "./gke-cluster";

type ClusterConfig = AksClusterConfig | EksClusterConfig | ExistingClusterConfig | GkeClusterConfig;

type MadeKind = Exclude<ClusterConfig["kind"], "existing">;

/** The cloud of each kind of cluster that a stack makes. */
const makers = { eks: "aws", gke: "gcp", aks: "azure" } as const satisfies Record<MadeKind, Cloud>;

/** The cloud that a stack's cluster is in. */
export function cloudOf(cluster: ClusterConfig): Cloud {
  return cluster.kind === "existing" ? cluster.cloud : makers[cluster.kind];
}
