import { argoCd, keda, kubePrometheusStack, together } from "../components";
import {
  awsLoadBalancerController,
  certManager,
  clusterAutoscaler,
  externalDns,
  externalSecrets,
  fluentBit,
  ingressNginx,
  karpenter,
  metricsServer,
  traefik,
  velero,
} from "./addons";
import { messageBroker, onlineBoutique, podinfo } from "./apps";
import { createCluster } from "./clusters";
import { clusterOutputs, createPlatform, createTenant, hasVolumes, issuerOf, type StackOutputs } from "./platform";
import type { StackConfig } from "./schema";

/** Serves customers, with the full platform and all applications. */
export function prod(config: StackConfig): StackOutputs {
  const cluster = createCluster("prod", config);
  const platform = createPlatform("prod", cluster, config, [
    metricsServer(cluster),
    awsLoadBalancerController(cluster, config),
    certManager(cluster, config),
    traefik(config),
    ingressNginx(config),
    kubePrometheusStack(),
    keda(),
    argoCd(),
    clusterAutoscaler(config),
    karpenter(config),
    fluentBit(cluster, config),
    externalSecrets(config),
    externalDns(config),
    velero(cluster),
  ]);
  const issuer = issuerOf(cluster, config);
  const { boutique, info } = together({
    boutique: () =>
      onlineBoutique({
        tenant: createTenant("boutique", platform, config),
        issuer,
        durable: hasVolumes(cluster),
      }),
    info: () =>
      podinfo({
        tenant: createTenant("podinfo", platform, config),
        issuer,
        host: config.domain && `podinfo.${config.domain}`,
      }),
    messages: () => messageBroker(createTenant("messages", platform, config)),
  });
  return { ...clusterOutputs(cluster), shop: boutique.url, podinfo: info.url };
}
