/** The plugins that connect pods and enforce NetworkPolicies. */
export const GkeCni = {
  /** Dataplane V2, Google's own build of Cilium, connects pods and enforces policies. */
  Cilium: "cilium",
  /** GKE's own network connects pods, and Calico enforces policies. */
  Calico: "calico",
} as const;
export type GkeCni = (typeof GkeCni)[keyof typeof GkeCni];

/** The options of the CNI. */
export interface CniArgs {
  /**
   * Plugin that connects pods and enforces NetworkPolicies: `cilium` (Dataplane V2), or `calico` (only for policies). You cannot change it later: a
   * different data plane needs a new cluster.
   *
   * @default "cilium"
   */
  readonly cni?: GkeCni;
  /**
   * Whether WireGuard encrypts traffic between nodes. Only with `cilium`, and with at most 500 nodes. It costs CPU time on every node.
   * @default true with `cilium`
   */
  readonly nodeEncryption?: boolean;
}
