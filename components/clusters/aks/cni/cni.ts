import { checkSource } from "../../../charts";
import { collectProblems, type Problem, quote } from "../../../problems";
import type { Cni } from "../../contract";
import { type AksClusterArgs, AksCni } from "../args";

/** The arguments that a CNI follows from. */
export type CniArgs = Pick<AksClusterArgs, "cni" | "networkObservability">;

/** The CNI of a cluster, the default where none is chosen. */
export function cniOf({ cni = "cilium" }: Pick<AksClusterArgs, "cni">): AksCni {
  return cni;
}

/** What enforces NetworkPolicies, in the contract's words. */
export const enforcers = {
  cilium: "cilium",
  calico: "calico",
  "own-cilium": "cilium",
} as const satisfies Record<AksCni, Cni>;

/** Objections to the CNI and to where its chart comes from. */
export function checkCni({ cni, charts }: Pick<AksClusterArgs, "cni" | "charts">): Problem[] {
  const allowed: readonly string[] = Object.values(AksCni);
  return [
    ...collectProblems([
      cni !== undefined &&
        !allowed.includes(cni) && { path: "cni", message: `one of ${allowed.join(", ")}, given ${quote(cni)}` },
    ]),
    ...(charts === undefined ? [] : checkSource(charts)),
  ];
}

/** Pods on a node, of the /24 of addresses that each node takes. */
export const maxPods = 110;

/** Prefix length of what each node takes of the pods' range. https://learn.microsoft.com/azure/aks/concepts-network-azure-cni-overlay */
export const nodePodPrefix = 24;

/**
 * The part of a cluster's network that follows from its CNI. What is off is written down, since AKS turns it on with the rest.
 * https://learn.microsoft.com/azure/aks/azure-cni-powered-by-cilium
 * https://learn.microsoft.com/azure/aks/use-byo-cni
 */
export function cniProfile(args: CniArgs) {
  const overlay = { networkPlugin: "azure", networkPluginMode: "overlay" } as const;
  switch (cniOf(args)) {
    case "cilium":
      return {
        ...overlay,
        networkDataplane: "cilium",
        networkPolicy: "cilium",
        advancedNetworking: observability(args, true),
      } as const;
    case "calico":
      return {
        ...overlay,
        networkDataplane: "azure",
        networkPolicy: "calico",
        advancedNetworking: observability(args, false),
      } as const;
    case "own-cilium":
      return { networkPlugin: "none" } as const;
  }
}

/** Policies on host names come with it, where Cilium enforces them. */
function observability({ networkObservability: enabled = true }: CniArgs, isCilium: boolean) {
  const security = enabled && isCilium;
  return {
    enabled,
    observability: { enabled },
    security: { enabled: security, ...(security && { advancedNetworkPolicies: "FQDN" }) },
  };
}
