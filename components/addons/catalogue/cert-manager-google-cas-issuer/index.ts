export { certManagerGoogleCasIssuer } from "./cert-manager-google-cas-issuer";
export type { CertManagerGoogleCasIssuerOptions, GoogleCaPool } from "./options";
