import type { Cni } from "../../contract";
import type { AksCni, CniArgs } from "./args";

/** Returns the CNI of a cluster. */
export function cniOf({ cni = "cilium" }: CniArgs): AksCni {
  return cni;
}

/** The plugin that enforces NetworkPolicies, by the name that the cluster contract uses. */
export const enforcers = {
  cilium: "cilium",
  calico: "calico",
  "own-cilium": "cilium",
} as const satisfies Record<AksCni, Cni>;

/** Most pods per node. Each node has a /24 of addresses for them. */
export const maxPods = 110;

/**
 * Returns the properties of a cluster's network that depend on its CNI. Turns unused features off explicitly, because AKS enables them together with
 * the features that the cluster uses.
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

/** Returns the settings of the network's observability. With Cilium, this feature also enables policies for host names. */
function observability({ networkObservability: enabled = true }: CniArgs, isCilium: boolean) {
  const security = enabled && isCilium;
  return {
    enabled,
    observability: { enabled },
    security: { enabled: security, ...(security && { advancedNetworkPolicies: "FQDN" }) },
  };
}
