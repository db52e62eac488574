export { argoRollouts } from "./argo-rollouts";
export type { ArgoRolloutsOptions } from "./options";
