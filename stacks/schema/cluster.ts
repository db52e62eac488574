import type { z } from "zod";
import type { Cloud } from "../../components";
import type { AksClusterConfig, aksCluster } from "./aks-cluster";
import type { EksClusterConfig, eksCluster } from "./eks-cluster";
import { type ExistingClusterConfig, existingCluster } from "./existing-cluster";
import type { GkeClusterConfig, gkeCluster } from "./gke-cluster";

/** The stack's cluster, of any kind. */
export type ClusterConfig = ExistingClusterConfig | AksClusterConfig | EksClusterConfig | GkeClusterConfig;

/** The kinds of cluster that a stack can have. */
export const clusterKinds = ["existing", "eks", "gke", "aks"] as const satisfies readonly ClusterConfig["kind"][];

/** Loads the shape of a kind of cluster. With the shape of a created cluster comes the SDK of its cloud, and no other. */
export function clusterSchema(kind: ClusterConfig["kind"]): z.ZodType<ClusterConfig> {
  switch (kind) {
    case "existing":
      return existingCluster;
    case "eks":
      return (require("./eks-cluster") as { readonly eksCluster: typeof eksCluster }).eksCluster;
    case "gke":
      return (require("./gke-cluster") as { readonly gkeCluster: typeof gkeCluster }).gkeCluster;
    case "aks":
      return (require("./aks-cluster") as { readonly aksCluster: typeof aksCluster }).aksCluster;
  }
}

/** The cloud of each kind of cluster that a stack creates. */
const clouds = { eks: "aws", gke: "gcp", aks: "azure" } as const satisfies Record<
  Exclude<ClusterConfig["kind"], "existing">,
  Cloud
>;

/** Returns the cloud of a stack's cluster. */
export function cloudOf(cluster: ClusterConfig): Cloud {
  return cluster.kind === "existing" ? cluster.cloud : clouds[cluster.kind];
}
