import type { container } from "@pulumi/gcp";
import { collectProblems, type Problem, quote } from "../../../problems";
import { type GkeClusterArgs, GkeCni } from "../args";

/** The arguments that a CNI follows from. */
export type CniArgs = Pick<GkeClusterArgs, "cni" | "nodeEncryption">;

/** The CNI of a cluster, the default where none is chosen. */
export function cniOf({ cni = "cilium" }: Pick<GkeClusterArgs, "cni">): GkeCni {
  return cni;
}

/** Objections to the CNI and to what it cannot do. */
export function checkCni({ cni, nodeEncryption }: CniArgs): Problem[] {
  const allowed: readonly string[] = Object.values(GkeCni);
  return collectProblems([
    cni !== undefined &&
      !allowed.includes(cni) && { path: "cni", message: `one of ${allowed.join(", ")}, given ${quote(cni)}` },
    nodeEncryption === true &&
      cniOf({ cni }) !== "cilium" && {
        path: "nodeEncryption",
        message: `with cni: cilium only, whose data plane encrypts, given cni: ${cniOf({ cni })}; leave it out`,
      },
  ]);
}

/**
 * The part of a cluster that says what connects pods and enforces NetworkPolicies. Dataplane V2 enforces by itself, and refuses
 * the setting that switches Calico on. https://cloud.google.com/kubernetes-engine/docs/concepts/dataplane-v2
 */
export function dataPlaneOf(
  args: CniArgs,
): Pick<container.ClusterArgs, "datapathProvider" | "networkPolicy" | "inTransitEncryptionConfig"> {
  if (cniOf(args) === "calico") {
    return { datapathProvider: "LEGACY_DATAPATH", networkPolicy: { enabled: true, provider: "CALICO" } };
  }
  const encrypts = args.nodeEncryption ?? true;
  return {
    datapathProvider: "ADVANCED_DATAPATH",
    inTransitEncryptionConfig: `IN_TRANSIT_ENCRYPTION_${encrypts ? "INTER_NODE_TRANSPARENT" : "DISABLED"}`,
  };
}
