export { certManager } from "./cert-manager";
export type {
  AcmeIssuer,
  CaIssuer,
  CertManagerOptions,
  OwnIssuer,
  SelfSignedIssuer,
  VaultIssuer,
} from "./options";
