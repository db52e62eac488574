export type {
  ArgoEmail,
  ArgoEvent,
  ArgoNotifications,
  ArgoSlack,
  ArgoSubscription,
  ArgoWebhook,
} from "./args";
export { checkNotifications } from "./check";
export { notificationPorts, notificationSecrets, notificationValues } from "./values";
