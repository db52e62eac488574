import type { ChartSource } from "../../../charts";
import type { ImageSource } from "../../../images";

/** The plugins that connect pods and enforce NetworkPolicies. */
export const EksCni = {
  /** The VPC CNI does both. */
  VpcCni: "vpc-cni",
  /** Cilium does both, without the VPC CNI. Pods have addresses of the network, as with the VPC CNI. */
  Cilium: "cilium",
  /** The VPC CNI connects pods, and Calico enforces policies. */
  Calico: "calico",
} as const;
export type EksCni = (typeof EksCni)[keyof typeof EksCni];

/** The options of the CNI. */
export interface CniArgs {
  /**
   * Plugin for pods and NetworkPolicies. It cannot be changed later: running pods keep the network with which they started, so another CNI
   * needs another cluster.
   * @default "vpc-cni"
   */
  readonly cni?: EksCni;
  /** Source of the charts of Cilium and Calico. @default "upstream" */
  readonly charts?: ChartSource;
  /** Source of the images of Cilium and Calico: the same value as `images` of the platform. @default the makers' own registries */
  readonly images?: ImageSource;
}
