export { argoCd } from "./argo-cd";
export type {
  ArgoEmail,
  ArgoEvent,
  ArgoNotifications,
  ArgoSlack,
  ArgoSubscription,
  ArgoWebhook,
} from "./notification-options";
export type { ArgoCdOptions, OidcOptions } from "./options";
export type { ClusterRule } from "./roles";
export type { ArgoAgeKey, ArgoSopsOptions } from "./sops";
