import { awsLoadBalancerController, certManager, envoyGateway, ingressNginx, metricsServer, traefik } from "./addons";
import { createCluster } from "./clusters";
import { clusterOutputs, createPlatform, type StackOutputs } from "./platform";
import type { StackConfig } from "./schema";
import { createTenants } from "./tenants";

/** Runs applications with the few add-ons that make them reachable. `npm start` rehearses this wiring on an existing cluster. */
export function local(config: StackConfig): StackOutputs {
  const cluster = createCluster(config.environment, config);
  const platform = createPlatform(cluster, config, [
    metricsServer(cluster),
    awsLoadBalancerController(cluster, config),
    certManager(cluster, config),
    traefik(config),
    envoyGateway(config),
    ingressNginx(config),
  ]);
  return { ...clusterOutputs(cluster), ...createTenants(platform, config) };
}
