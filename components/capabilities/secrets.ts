import type { Input } from "@pulumi/pulumi";
import type { Capability } from "./capability";

/**
 * A secret store outside the cluster. ExternalSecrets refer to the store by kind and name.
 *
 * @example
 * ```ts
 * const secretStore: SecretStore = { kind: "ClusterSecretStore", name: "vault", keyPrefix: "shop/" };
 * ```
 */
export interface SecretStore {
  readonly kind: "ClusterSecretStore";
  /** Name of the ClusterSecretStore. */
  readonly name: string;
  /** Prefix of the names of the store's secrets. Keelson adds the prefix to every name, because the store does not add it. @default none */
  readonly keyPrefix?: Input<string>;
  /** Allowed form of secrets' names in the store, both as a regular expression and in words. @default any form */
  readonly keys?: { readonly pattern: string; readonly says: string };
}

/**
 * A secret in one of the platform's stores. The program contains only the name of the secret, never its value.
 *
 * @example
 * ```ts
 * const storedSecret: StoredSecret = { key: "shop/minio", store: "vault" };
 * ```
 */
export interface StoredSecret {
  /** The secret store: the key of one of the platform's stores. @default "cloud" */
  readonly store?: string;
  /** Name of the secret in the store, without the store's prefix. */
  readonly key: Input<string>;
}

/**
 * The controller that decrypts SealedSecrets.
 *
 * @example
 * ```ts
 * const sealedSecrets: SealedSecrets = { controller: { namespace: "kube-system", name: "sealed-secrets" } };
 * ```
 */
export interface SealedSecrets {
  /** The controller's Service. `kubeseal` gets the certificate for sealing from this Service. */
  readonly controller: { readonly namespace: string; readonly name: string };
}

/** Secret stores, by key. `cloud` is the store of the cluster's cloud, and `vault` is a Vault server. */
export const secretStores: Capability<SecretStore, "many"> = {
  name: "secret-stores",
  valueType: "SecretStore",
  cardinality: "many",
  summary: "a secret store",
  builtin: "yields",
};

/** The kind SealedSecret and its controller. */
export const sealedSecrets: Capability<SealedSecrets, "one"> = {
  name: "sealed-secrets",
  valueType: "SealedSecrets",
  cardinality: "one",
  summary: "a SealedSecrets controller",
  builtin: "yields",
};
