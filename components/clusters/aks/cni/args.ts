import type { ChartSource } from "../../../charts";
import type { ImageSource } from "../../../images";

/** The plugins that connect pods and enforce NetworkPolicies. Pods have addresses of a separate range (overlay), not of the virtual network. */
export const AksCni = {
  /** Azure CNI powered by Cilium connects pods and enforces policies. */
  Cilium: "cilium",
  /** Azure CNI connects pods, and Calico enforces policies; AKS runs both. */
  Calico: "calico",
  /** Cilium's own chart connects pods and enforces policies. Microsoft does not support this installation. */
  OwnCilium: "own-cilium",
} as const;
export type AksCni = (typeof AksCni)[keyof typeof AksCni];

/** The options of the CNI. */
export interface CniArgs {
  /**
   * Plugin that connects pods and enforces NetworkPolicies: `cilium` (Azure CNI powered by Cilium), `calico` (only for policies), or `own-cilium`
   * (Cilium's own chart). You cannot change it later: a different CNI needs a new cluster.
   *
   * @default "cilium"
   */
  readonly cni?: AksCni;
  /** Source of the chart of `own-cilium`. @default "upstream" */
  readonly charts?: ChartSource;
  /**
   * Source of the images of `own-cilium` and of the device plugin of GPU pools. Use the same value as for `images` of the platform.
   *
   * @default the makers' own registries
   */
  readonly images?: ImageSource;
  /** Whether Azure records the flows between pods, including denied flows (Advanced Container Networking Services). @default true */
  readonly networkObservability?: boolean;
}
