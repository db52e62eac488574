import type { container } from "@pulumi/gcp";
import type { CniArgs, GkeCni } from "./args";

/** The properties of a cluster that select its CNI and enable NetworkPolicies. */
type DataPlane = Pick<container.ClusterArgs, "datapathProvider" | "networkPolicy" | "inTransitEncryptionConfig">;

/** Returns the CNI of a cluster. */
export function cniOf({ cni = "cilium" }: CniArgs): GkeCni {
  return cni;
}

/** Reports whether traffic between nodes is encrypted. */
export function encryptsNodes(args: CniArgs): boolean {
  return cniOf(args) === "cilium" && (args.nodeEncryption ?? true);
}

/**
 * Returns the properties of a cluster's data plane. Dataplane V2 always enforces policies, and refuses the setting that enables Calico.
 * https://cloud.google.com/kubernetes-engine/docs/concepts/dataplane-v2
 */
export function dataPlaneOf(args: CniArgs): DataPlane {
  if (cniOf(args) === "calico") {
    return { datapathProvider: "LEGACY_DATAPATH", networkPolicy: { enabled: true, provider: "CALICO" } };
  }
  return {
    datapathProvider: "ADVANCED_DATAPATH",
    inTransitEncryptionConfig: `IN_TRANSIT_ENCRYPTION_${encryptsNodes(args) ? "INTER_NODE_TRANSPARENT" : "DISABLED"}`,
  };
}
