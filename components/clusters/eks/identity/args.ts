/** The ways in which AWS recognizes a service account. */
export const IdentityMechanism = {
  /** With an association in EKS and an agent on each node (EKS Pod Identity). */
  PodIdentity: "pod-identity",
  /** With the service account's token and an annotation (IAM roles for service accounts). */
  Irsa: "irsa",
} as const;
export type IdentityMechanism = (typeof IdentityMechanism)[keyof typeof IdentityMechanism];

/** The options of cloud identities. */
export interface IdentityArgs {
  /**
   * How AWS recognizes the service accounts of add-ons and workloads: by EKS Pod Identity (`pod-identity`) or by tokens (`irsa`). Managed add-ons
   * always use EKS Pod Identity.
   *
   * @default "pod-identity"
   */
  readonly identities?: IdentityMechanism;
}
