export { kubePrometheusStack } from "./kube-prometheus-stack";
export type { AlertmanagerOptions, KubePrometheusStackOptions } from "./options";
