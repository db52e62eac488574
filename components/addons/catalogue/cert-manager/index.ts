export { type CertManagerOptions, certManager } from "./cert-manager";
