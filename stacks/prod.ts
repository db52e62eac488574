import { argoCd, keda, kubePrometheusStack, type Platform } from "../components";
import {
  awsLoadBalancerController,
  certManager,
  clusterAutoscaler,
  envoyGateway,
  externalDns,
  externalSecrets,
  fluentBit,
  ingressNginx,
  karpenter,
  loki,
  metricsServer,
  traefik,
  velero,
} from "./addons";
import { byDefault } from "./choose-addons";
import { createCluster } from "./clusters";
import { clusterOutputs, createPlatform, type StackOutputs } from "./platform";
import type { StackConfig } from "./schema";
import { createTenants } from "./tenants";

/**
 * Runs the full platform. The stacks `dev` and `staging` also use this wiring, and their files set their sizes.
 *
 * @param run creates the workloads; the default creates the tenants of the stack's file
 */
export function prod(
  config: StackConfig,
  run: (platform: Platform, config: StackConfig) => StackOutputs = createTenants,
): StackOutputs {
  const cluster = createCluster(config.environment, config);
  const platform = createPlatform(cluster, config, [
    metricsServer(cluster),
    awsLoadBalancerController(cluster, config),
    certManager(cluster, config),
    traefik(config),
    envoyGateway(config),
    ingressNginx(config),
    byDefault(kubePrometheusStack, {}),
    byDefault(keda, {}),
    byDefault(argoCd, {}),
    clusterAutoscaler(config),
    karpenter(config),
    fluentBit(cluster, config),
    loki(cluster, config),
    externalSecrets(),
    externalDns(config),
    velero(cluster),
  ]);
  return { ...clusterOutputs(cluster), ...run(platform, config) };
}
