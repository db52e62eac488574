import type * as pulumi from "@pulumi/pulumi";

/**
 * A vault of Azure Key Vault that uses Azure RBAC.
 *
 * @example
 * ```ts
 * const keyVault: KeyVault = { name: "shop-prod", resourceGroup: "secrets" };
 * ```
 */
export interface KeyVault {
  /** Name of the vault, for instance `shop-prod`. It has 3 to 24 letters, digits and hyphens, and is unique in all of Azure. */
  readonly name: pulumi.Input<string>;
  /** Name of the vault's resource group. @default the cluster's resource group */
  readonly resourceGroup?: pulumi.Input<string>;
}

/**
 * Vault or OpenBao with a KV secrets engine. The server recognizes external-secrets by the token of its service account
 * (`external-secrets/external-secrets`). https://external-secrets.io/v2.9.0/provider/hashicorp-vault/
 *
 * @example
 * ```ts
 * const vaultStore: VaultStore = { server: "https://vault.example.com", path: "secret", role: "platform" };
 * ```
 */
export interface VaultStore {
  /** URL of the server with `https://`, and with the port if it is not 443. */
  readonly server: string;
  /** Path of the secrets engine, for instance `secret`. */
  readonly path: string;
  /** Version of the secrets engine. @default "v2" */
  readonly version?: "v1" | "v2";
  /** Role of the Kubernetes auth method. Bind it to the service account, and let it read only the cluster's secrets. */
  readonly role: string;
  /** Path of the Kubernetes auth method. @default "kubernetes" */
  readonly mountPath?: string;
  /** Vault's namespace. @default none */
  readonly namespace?: string;
  /** CA certificates that signed the server's certificate, as PEM. @default the publicly trusted CAs */
  readonly caBundle?: string;
  /**
   * Ranges of the server's addresses, if they are private, for instance `["10.9.0.0/24"]`. @default none: the server is reached over the
   * internet
   */
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
   * Name prefix of all secrets that external-secrets may read. It ends in `/` on AWS, and in `-` or `_` on Google Cloud. An ExternalSecret
   * gives the rest of the name. You cannot set it on Azure, where each cluster has its own vault.
   *
   * @default the cluster's name and `/` or `-`
   */
  readonly secretPrefix?: pulumi.Input<string>;
  /** On AWS: ARN of the KMS key that encrypts these secrets. @default the account's key for Secrets Manager */
  readonly keyArn?: pulumi.Input<string>;
  /** On Azure: the vault of all secrets. It is required on Azure. @default none */
  readonly keyVault?: KeyVault;
  /** Whether to create the store `cloud`, which reads the cloud's own secrets service. @default true in a cloud */
  readonly cloudStore?: boolean;
  /** A Vault or OpenBao server; the store `vault` reads from it. @default none */
  readonly vault?: VaultStore;
  /** More namespaces that may use the stores, in addition to the namespaces of tenants and add-ons. @default none */
  readonly namespaces?: readonly string[];
}
