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
  /** Namespaces in which it may act. @default the whole cluster */
  readonly namespaces?: string[];
  /** Its groups in Kubernetes. Roles in the cluster can give them further permissions (see `access` of `Tenant`). @default none */
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
 * An OpenID Connect identity provider whose tokens the API server accepts besides IAM's. Your company's groups then need no IAM role to use
 * the cluster. EKS reads the provider's keys over the internet, and takes up to half an hour to accept the provider.
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
  /** Client id in the tokens (`aud`). */
  readonly clientId: string;
  /** Claim with the user's name. @default "sub" */
  readonly usernameClaim?: string;
  /** Claim with the user's groups. @default "groups" */
  readonly groupsClaim?: string;
  /**
   * Prefix of its users and groups in Kubernetes, so that the provider cannot name a group `system:masters`. In roles and in `access` of
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
  /** Principals that may change workloads, by name (`AmazonEKSEditPolicy`). @default none */
  readonly editors?: Record<string, EksPrincipalArgs>;
  /** Principals that may read everything except secrets, by name (`AmazonEKSViewPolicy`). @default none */
  readonly viewers?: Record<string, EksPrincipalArgs>;
  /**
   * Members by name. They get only the permissions that roles in the cluster give to their groups (see `access` of `Tenant`). @default none
   */
  readonly members?: Record<string, EksMemberArgs>;
  /**
   * An OpenID Connect identity provider; EKS allows one. If it changes, EKS removes the old one first, and users cannot sign in until the
   * new one is active. @default none: IAM only
   */
  readonly identityProvider?: EksIdentityProviderArgs;
}
