export { externalSecrets } from "./external-secrets";
export type { ExternalSecretsOptions, KeyVault, VaultStore } from "./options";
