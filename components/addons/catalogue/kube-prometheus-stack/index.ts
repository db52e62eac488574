export type {
  AlertmanagerOptions,
  AlertReceiver,
  AlertRoute,
  EmailReceiver,
  MsTeamsReceiver,
  PagerDutyReceiver,
  SlackReceiver,
  WebhookReceiver,
} from "./alertmanager-options";
export type { GrafanaOidc, GrafanaOptions } from "./grafana-sign-in";
export { kubePrometheusStack } from "./kube-prometheus-stack";
export type { KubePrometheusStackOptions } from "./options";
export type { RemoteWrite, RemoteWriteUser } from "./remote-write";
