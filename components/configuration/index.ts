export { ConfigMap, type ConfigMapArgs } from "./config-map";
export { ExternalSecret, type ExternalSecretArgs } from "./external-secret";
export type { ExternalData, ExternalSecretTemplate, RemoteRef } from "./external-secret-spec";
export type { EnvArgs } from "./keys";
export { SealedSecret, type SealedSecretArgs } from "./sealed-secret";
export { Secret, type SecretArgs } from "./secret";
export type { SecretType } from "./secret-data";
