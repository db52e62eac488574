/**
 * The identity of a person or machine, and the namespaces in which it may act.
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
  /** Namespaces in which the principal may act. @default the whole cluster */
  readonly namespaces?: string[];
  /** Kubernetes groups of the principal. Roles in the cluster can give these groups further permissions (see `access` of `Tenant`). @default none */
  readonly groups?: string[];
}

/**
 * The identity of a person or machine, and its Kubernetes groups.
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
  /** Kubernetes groups of the principal, at least one. EKS refuses groups that begin with `system:`. */
  readonly groups: string[];
}

/**
 * An OpenID Connect identity provider. The API server accepts the provider's tokens in addition to IAM's tokens. Your company's groups can then use
 * the cluster without an IAM role. EKS reads the provider's keys over the internet, and takes up to half an hour to accept the provider.
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
  /** URL of the issuer, as in the claim `iss` of its tokens, without a query. For instance `https://login.example.com/realms/staff`. */
  readonly issuerUrl: string;
  /** Client id, as in the claim `aud` of the tokens. */
  readonly clientId: string;
  /** Claim with the user's name. @default "sub" */
  readonly usernameClaim?: string;
  /** Claim with the user's groups. @default "groups" */
  readonly groupsClaim?: string;
  /**
   * Prefix for the provider's users and groups in Kubernetes. Because of the prefix, the provider cannot name a group `system:masters`. In roles and
   * in `access` of `Tenant`, write `oidc:developers` for the provider's group `developers`. The prefix ends in `:`, `/` or `#`. @default "oidc:"
   */
  readonly prefix?: string;
  /** Claims that every token must contain, with their values. @default none */
  readonly requiredClaims?: Record<string, string>;
}

/**
 * Who may use the Kubernetes API, by access entries. EKS gives no permissions automatically to the identity that creates the cluster.
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
   * ARN of the role that runs this program; you can also assume this role in an emergency. Only this role has every permission
   * (`AmazonEKSClusterAdminPolicy`). The program needs this policy to install anything in the cluster.
   */
  readonly deployer: string;
  /** Administrators by name (`AmazonEKSAdminPolicy`). At least one administrator must have no `namespaces`. */
  readonly admins: Record<string, EksPrincipalArgs>;
  /** Principals that may change workloads, by name (`AmazonEKSEditPolicy`). @default none */
  readonly editors?: Record<string, EksPrincipalArgs>;
  /** Principals that may read everything except secrets, by name (`AmazonEKSViewPolicy`). @default none */
  readonly viewers?: Record<string, EksPrincipalArgs>;
  /**
   * Members by name. Members have only the permissions that roles in the cluster give to the members' groups (see `access` of `Tenant`). @default
   * none
   */
  readonly members?: Record<string, EksMemberArgs>;
  /**
   * An OpenID Connect identity provider. EKS allows only one provider. If you change the provider, EKS removes the old provider first, and users
   * cannot sign in until the new provider is active. @default none: IAM only
   */
  readonly identityProvider?: EksIdentityProviderArgs;
}
