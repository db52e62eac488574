import type { ChartSource } from "../../../charts";
import type { ImageSource } from "../../../images";

/** The plugins that connect pods and enforce NetworkPolicies. Pods have a separate range of addresses, not the network's (overlay). */
export const AksCni = {
  /** Azure CNI powered by Cilium does both. */
  Cilium: "cilium",
  /** Azure CNI connects pods, and Calico enforces policies; AKS runs both. */
  Calico: "calico",
  /** Cilium's own chart does both, without Microsoft's support. */
  OwnCilium: "own-cilium",
} as const;
export type AksCni = (typeof AksCni)[keyof typeof AksCni];

/** The options of the CNI. */
export interface CniArgs {
  /** Plugin for pods and NetworkPolicies. It cannot be changed later: another CNI needs another cluster. @default "cilium" */
  readonly cni?: AksCni;
  /** Source of the chart of `own-cilium`. @default "upstream" */
  readonly charts?: ChartSource;
  /**
   * Source of the images of `own-cilium` and of the device plugin of GPU pools: the same value as `images` of the platform.
   *
   * @default the makers' own registries
   */
  readonly images?: ImageSource;
  /** Whether you can see flows between pods, including denied ones (Advanced Container Networking Services). @default true */
  readonly networkObservability?: boolean;
}
