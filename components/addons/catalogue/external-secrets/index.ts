export { externalSecrets } from "./external-secrets";
export type { ExternalSecretsOptions, KeyVault } from "./options";
