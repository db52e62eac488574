import type { Input } from "@pulumi/pulumi";
import type { Capability } from "./capability";

/**
 * A store outside the cluster that ExternalSecrets can name.
 *
 * @example
 * ```ts
 * const secretStore: SecretStore = { kind: "ClusterSecretStore", name: "vault", keyPrefix: "shop/" };
 * ```
 */
export interface SecretStore {
  readonly kind: "ClusterSecretStore";
  readonly name: string;
  /** Prefix of the names of the store's secrets. Keelson adds it, because the store does not. @default none */
  readonly keyPrefix?: Input<string>;
  /** Allowed form of the names of the store's secrets, as a regular expression and in words. @default any */
  readonly keys?: { readonly pattern: string; readonly says: string };
}

/**
 * A secret in one of the platform's stores. Only its name is in the program, never its value.
 *
 * @example
 * ```ts
 * const storedSecret: StoredSecret = { key: "shop/minio", store: "vault" };
 * ```
 */
export interface StoredSecret {
  /** Key of one of the platform's secret stores. @default "cloud" */
  readonly store?: string;
  /** Name of the secret in the store, without the prefix that the store adds. */
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
  /** Its Service, from which `kubeseal` gets the certificate for sealing. */
  readonly controller: { readonly namespace: string; readonly name: string };
}

/** Stores of secrets, by key. `cloud` is the store of the cluster's cloud, `vault` is the store of a Vault. */
export const secretStores: Capability<SecretStore, "many"> = {
  name: "secret-stores",
  valueType: "SecretStore",
  cardinality: "many",
  summary: "stores of secrets",
  builtin: "yields",
};

/** The SealedSecret kind, and the controller that serves it. */
export const sealedSecrets: Capability<SealedSecrets, "one"> = {
  name: "sealed-secrets",
  valueType: "SealedSecrets",
  cardinality: "one",
  summary: "a controller of SealedSecrets",
  builtin: "yields",
};
