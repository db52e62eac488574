/** How AWS recognizes a service account. */
export const IdentityMechanism = {
  /** By an association that EKS keeps, and an agent on each node. */
  PodIdentity: "pod-identity",
  /** By the service account's token and an annotation (IAM roles for service accounts). */
  Irsa: "irsa",
} as const;
export type IdentityMechanism = (typeof IdentityMechanism)[keyof typeof IdentityMechanism];

/** The options of cloud identities. */
export interface IdentityArgs {
  /** How AWS recognizes add-ons and workloads. Managed add-ons always use Pod Identity. @default "pod-identity" */
  readonly identities?: IdentityMechanism;
}
