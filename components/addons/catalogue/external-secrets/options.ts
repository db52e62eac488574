import type * as pulumi from "@pulumi/pulumi";

/** A vault of Azure Key Vault that uses Azure RBAC. */
export interface KeyVault {
  /** For instance `shop-prod`: 3 to 24 letters, digits and hyphens, unique in all of Azure. */
  readonly name: pulumi.Input<string>;
  /** Name of its resource group. @default the cluster's */
  readonly resourceGroup?: pulumi.Input<string>;
}

/** Options of external-secrets. */
export interface ExternalSecretsOptions {
  /**
   * Prefix of the names of all secrets that it may read: ends in `/` on AWS, and in `-` or `_` on Google Cloud. ExternalSecrets name
   * the rest. Not allowed on Azure, where each cluster has its own vault.
   *
   * @default the cluster's name and `/` or `-`
   */
  readonly secretPrefix?: pulumi.Input<string>;
  /** On AWS, ARN of the KMS key that encrypts these secrets. @default the account's key for Secrets Manager */
  readonly keyArn?: pulumi.Input<string>;
  /** On Azure, the vault of all secrets; required there. @default none */
  readonly keyVault?: KeyVault;
  /** Namespaces that may use the store besides those of tenants. @default none */
  readonly namespaces?: readonly string[];
}
