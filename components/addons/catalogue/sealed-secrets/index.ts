export type { SealedSecretsOptions } from "./options";
export { sealedSecretsController } from "./sealed-secrets";
