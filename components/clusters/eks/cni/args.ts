import type { ChartSource } from "../../../charts";
import type { ImageSource } from "../../../images";

/** The plugins that connect pods and enforce NetworkPolicies. */
export const EksCni = {
  /** The VPC CNI connects pods and enforces policies. */
  VpcCni: "vpc-cni",
  /** Cilium connects pods and enforces policies, without the VPC CNI. Pods still have addresses of the VPC. */
  Cilium: "cilium",
  /** The VPC CNI connects pods, and Calico enforces policies. */
  Calico: "calico",
} as const;
export type EksCni = (typeof EksCni)[keyof typeof EksCni];

/** The options of the CNI. */
export interface CniArgs {
  /**
   * Plugin that connects pods and enforces NetworkPolicies: `vpc-cni`, `cilium` (without the VPC CNI), or `calico` (only for policies). You cannot
   * change it later: a different CNI needs a new cluster, because running pods keep the network with which they started.
   * @default "vpc-cni"
   */
  readonly cni?: EksCni;
  /** Source of the charts of Cilium and Calico. @default "upstream" */
  readonly charts?: ChartSource;
  /** Source of the images of Cilium and Calico. Use the same value as for `images` of the platform. @default the makers' own registries */
  readonly images?: ImageSource;
}
