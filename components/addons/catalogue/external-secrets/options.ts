import type * as pulumi from "@pulumi/pulumi";

/**
 * A vault in Azure Key Vault. The vault must use Azure RBAC.
 *
 * @example
 * ```ts
 * const keyVault: KeyVault = { name: "shop-prod", resourceGroup: "secrets" };
 * ```
 */
export interface KeyVault {
  /** Name of the vault, for instance `shop-prod`: 3 to 24 letters, digits and hyphens. The name is unique in all of Azure. */
  readonly name: pulumi.Input<string>;
  /** Name of the vault's resource group. @default the cluster's resource group */
  readonly resourceGroup?: pulumi.Input<string>;
}

/**
 * A Vault or OpenBao server with a KV secrets engine. external-secrets signs in with the token of its service account
 * `external-secrets/external-secrets`. https://external-secrets.io/v2.9.0/provider/hashicorp-vault/
 *
 * @example
 * ```ts
 * const vaultStore: VaultStore = { server: "https://vault.example.com", path: "secret", role: "platform" };
 * ```
 */
export interface VaultStore {
  /** URL of the server, with `https://`. Add the port if it is not 443. */
  readonly server: string;
  /** Path of the KV secrets engine, for instance `secret`. */
  readonly path: string;
  /** Version of the KV secrets engine. @default "v2" */
  readonly version?: "v1" | "v2";
  /** Role in Vault's Kubernetes auth method. Bind the role to the service account, and let the role read only the cluster's secrets. */
  readonly role: string;
  /** Path of Vault's Kubernetes auth method. @default "kubernetes" */
  readonly mountPath?: string;
  /** Namespace in Vault. @default none */
  readonly namespace?: string;
  /** CA certificates that signed the server's certificate, in PEM. @default the public certificate authorities */
  readonly caBundle?: string;
  /** Ranges of the server's private addresses, for instance `["10.9.0.0/24"]`. @default none: the server has a public address */
  readonly cidrs?: readonly string[];
}

/**
 * Options of external-secrets.
 *
 * @example
 * ```ts
 * externalSecrets({ secretPrefix: "prod/", namespaces: ["payments"] });
 * ```
 */
export interface ExternalSecretsOptions {
  /**
   * Prefix of the names of all secrets that external-secrets may read. The prefix ends in `/` on AWS, and in `-` or `_` on Google Cloud.
   * ExternalSecrets contain only the rest of the name. You cannot set a prefix on Azure, because each cluster has a separate vault there.
   *
   * @default the cluster's name and `/` or `-`
   */
  readonly secretPrefix?: pulumi.Input<string>;
  /** ARN of the KMS key that encrypts the secrets. Only for AWS. @default the account's key for Secrets Manager */
  readonly keyArn?: pulumi.Input<string>;
  /** The vault that contains all secrets. Allowed only on Azure. On Azure, the store `cloud` requires this option. @default none */
  readonly keyVault?: KeyVault;
  /**
   * If true, Keelson creates the store `cloud`. This store reads from the secrets service of the cluster's cloud.
   *
   * @default true on a cluster in a cloud
   */
  readonly cloudStore?: boolean;
  /** A Vault or OpenBao server. The store `vault` reads from this server. @default none */
  readonly vault?: VaultStore;
  /** More namespaces that may use the stores, in addition to the namespaces of tenants and add-ons. @default none */
  readonly namespaces?: readonly string[];
}
