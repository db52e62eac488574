import { awsLoadBalancerController, certManager, ingressNginx, metricsServer, traefik } from "./addons";
import { onlineBoutique } from "./apps";
import { createCluster } from "./clusters";
import { clusterOutputs, createPlatform, createTenant, hasVolumes, issuerOf, type StackOutputs } from "./platform";
import type { StackConfig } from "./schema";

/** Runs the shop on an existing cluster, with the few add-ons that it needs. `npm start` rehearses it. */
export function local(config: StackConfig): StackOutputs {
  const cluster = createCluster("local", config);
  const platform = createPlatform("local", cluster, config, [
    metricsServer(cluster),
    awsLoadBalancerController(cluster, config),
    certManager(cluster, config),
    traefik(config),
    ingressNginx(config),
  ]);
  const boutique = onlineBoutique({
    tenant: createTenant("boutique", platform, config),
    issuer: issuerOf(cluster, config),
    durable: hasVolumes(cluster),
  });
  return { ...clusterOutputs(cluster), shop: boutique.url };
}
