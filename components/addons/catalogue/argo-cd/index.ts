export { argoCd } from "./argo-cd";
export type { ArgoCdOptions, OidcOptions } from "./options";
export type { ClusterRule } from "./roles";
export type { ArgoAgeKey, ArgoSopsOptions } from "./sops";
