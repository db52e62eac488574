import type { Input } from "@pulumi/pulumi";
import type { Capability } from "./capability";

/** A store outside of the cluster that ExternalSecrets name. */
export interface SecretStore {
  readonly kind: "ClusterSecretStore";
  readonly name: string;
  /** What the names of its secrets begin with, which it does not add itself. @default nothing */
  readonly keyPrefix?: Input<string>;
  /** What names of its secrets look like, as a regular expression and in words. @default anything */
  readonly keys?: { readonly pattern: string; readonly says: string };
}

/** The controller that opens SealedSecrets. */
export interface SealedSecrets {
  /** Its Service, which `kubeseal` asks for the certificate to seal with. */
  readonly controller: { readonly namespace: string; readonly name: string };
}

/** Stores of secrets, by key: `cloud` is the cloud's own. */
export const secretStores: Capability<SecretStore, "many"> = {
  name: "secret-stores",
  cardinality: "many",
  summary: "stores of secrets",
  builtin: "yields",
};

/** SealedSecrets, and who opens them. */
export const sealedSecrets: Capability<SealedSecrets, "one"> = {
  name: "sealed-secrets",
  cardinality: "one",
  summary: "a controller of SealedSecrets",
  builtin: "yields",
};
