/**
 * The identity of a person or machine, and where it may act.
 *
 * @example
 * ```ts
 * const shop: EksPrincipalArgs = {
 *   principalArn: "arn:aws:iam::111122223333:role/shop",
 *   namespaces: ["shop"],
 *   groups: ["shop-developers"],
 * };
 * ```
 */
export interface EksPrincipalArgs {
  /** ARN of an IAM role or user. The account's root and sessions (`assumed-role`) are refused. */
  readonly principalArn: string;
  /** @default the whole cluster */
  readonly namespaces?: string[];
  /** Groups in Kubernetes, to which roles in the cluster give more (see `access` of `Tenant`). @default none */
  readonly groups?: string[];
}

/**
 * The identity of a person or machine, and its groups in Kubernetes.
 *
 * @example
 * ```ts
 * const developers: EksMemberArgs = {
 *   principalArn: "arn:aws:iam::111122223333:role/developers",
 *   groups: ["developers"],
 * };
 * ```
 */
export interface EksMemberArgs {
  /** ARN of an IAM role or user. The account's root and sessions (`assumed-role`) are refused. */
  readonly principalArn: string;
  /** At least one. EKS refuses groups that begin with `system:`. */
  readonly groups: string[];
}

/**
 * An identity provider of OpenID Connect whose tokens the API server accepts besides IAM's, so that your company's groups need no IAM role
 * to reach the cluster. EKS reads its keys from the internet, and takes up to half an hour to accept it.
 * https://docs.aws.amazon.com/eks/latest/userguide/authenticate-oidc-identity-provider.html
 *
 * @example
 * ```ts
 * const identityProvider: EksIdentityProviderArgs = {
 *   issuerUrl: "https://login.example.com/realms/staff",
 *   clientId: "kubernetes",
 * };
 * ```
 */
export interface EksIdentityProviderArgs {
  /** Its URL as tokens name it (`iss`), without a query, for instance `https://login.example.com/realms/staff`. */
  readonly issuerUrl: string;
  /** The client for which it issues tokens (`aud`). */
  readonly clientId: string;
  /** Claim with the user's name. @default "sub" */
  readonly usernameClaim?: string;
  /** Claim with the user's groups. @default "groups" */
  readonly groupsClaim?: string;
  /**
   * Prefix of its users and groups in Kubernetes, so that the provider cannot name a group `system:masters`: in roles and in `access` of
   * `Tenant`, write `oidc:developers` for its group `developers`. Ends in `:`, `/` or `#`. @default "oidc:"
   */
  readonly prefix?: string;
  /** Claims that every token must have with these values. @default none */
  readonly requiredClaims?: Record<string, string>;
}

/**
 * Who may use the Kubernetes API, by access entries. The identity that creates the cluster gets no permissions automatically.
 *
 * @example
 * ```ts
 * const access: EksAccessArgs = {
 *   deployer: "arn:aws:iam::111122223333:role/deployer",
 *   admins: { platform: { principalArn: "arn:aws:iam::111122223333:role/platform" } },
 *   members: { shop: { principalArn: "arn:aws:iam::111122223333:role/shop", groups: ["shop-developers"] } },
 * };
 * ```
 */
export interface EksAccessArgs {
  /**
   * The role that runs this program and that you assume in an emergency. Only this role has every permission
   * (`AmazonEKSClusterAdminPolicy`), which it needs to install anything in the cluster.
   */
  readonly deployer: string;
  /** Administrators by name, at least one of them for the whole cluster (`AmazonEKSAdminPolicy`). */
  readonly admins: Record<string, EksPrincipalArgs>;
  /** May change workloads (`AmazonEKSEditPolicy`). @default none */
  readonly editors?: Record<string, EksPrincipalArgs>;
  /** May read everything except secrets (`AmazonEKSViewPolicy`). @default none */
  readonly viewers?: Record<string, EksPrincipalArgs>;
  /** Get no permissions except those that roles in the cluster give their groups (see `access` of `Tenant`). @default none */
  readonly members?: Record<string, EksMemberArgs>;
  /** EKS allows one. If it changes, EKS removes the old one first, and its users wait. @default none: IAM only */
  readonly identityProvider?: EksIdentityProviderArgs;
}
