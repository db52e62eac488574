import type { Capability } from "../../capabilities";
import type { AddonFacts } from "../definition";
import { argoCd } from "./argo-cd";
import { awsLoadBalancerController } from "./aws-load-balancer-controller";
import { certManager } from "./cert-manager";
import { clusterAutoscaler } from "./cluster-autoscaler";
import { externalDns } from "./external-dns";
import { externalSecrets } from "./external-secrets";
import { fluentBit } from "./fluent-bit";
import { ingressNginx } from "./ingress-nginx";
import { karpenter } from "./karpenter";
import { keda } from "./keda";
import { kubePrometheusStack } from "./kube-prometheus-stack";
import { metricsServer } from "./metrics-server";
import { traefik } from "./traefik";

export { type ArgoCdOptions, argoCd, type OidcOptions } from "./argo-cd";
export type { ClusterRule } from "./argo-cd-rules";
export { type AwsLoadBalancerControllerOptions, awsLoadBalancerController } from "./aws-load-balancer-controller";
export type { AzureDnsZone } from "./azure-dns";
export { type CertManagerOptions, certManager } from "./cert-manager";
export type { CloudDnsZone } from "./cloud-dns";
export { type ClusterAutoscalerOptions, clusterAutoscaler } from "./cluster-autoscaler";
export { type DnsZone, zoneMisfit } from "./dns-zone";
export { type ExternalDnsOptions, externalDns } from "./external-dns";
export { externalSecrets } from "./external-secrets";
export type { ExternalSecretsOptions, KeyVault } from "./external-secrets-options";
export { type FluentBitOptions, fluentBit } from "./fluent-bit";
export { type IngressNginxOptions, ingressNginx } from "./ingress-nginx";
export { type KarpenterNodePool, type KarpenterOptions, type KarpenterTaint, karpenter } from "./karpenter";
export { type KedaOptions, keda } from "./keda";
export {
  type AlertmanagerOptions,
  type KubePrometheusStackOptions,
  kubePrometheusStack,
} from "./kube-prometheus-stack";
export { type MetricsServerOptions, metricsServer } from "./metrics-server";
export type { Route53Zone } from "./route53";
export { type TraefikOptions, traefik } from "./traefik";

/** One line of the catalogue. */
export interface CatalogueEntry {
  readonly facts: AddonFacts;
  readonly capabilities: readonly Capability<unknown>[];
}

/** Every add-on that Keelson knows. */
export const catalogue: readonly CatalogueEntry[] = [
  argoCd,
  awsLoadBalancerController,
  certManager,
  clusterAutoscaler,
  externalDns,
  externalSecrets,
  fluentBit,
  ingressNginx,
  karpenter,
  keda,
  kubePrometheusStack,
  metricsServer,
  traefik,
];

/** Names the add-ons of the catalogue that provide a capability, but for those that nobody should start with. */
export function catalogueProviders(capability: Capability<unknown>): string[] {
  return catalogue
    .filter(({ facts }) => facts.retired === undefined)
    .filter(({ capabilities }) => capabilities.some(({ name }) => name === capability.name))
    .map(({ facts }) => facts.name);
}
