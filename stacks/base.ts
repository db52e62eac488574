import { type Addon, Platform, Tenant, certManager, metricsServer, traefik } from "../components";
import { onlineBoutique } from "./apps/online-boutique";
import { createCluster } from "./clusters";
import type { StackConfig } from "./config";

/** What `pulumi stack output` shows. */
export type StackOutputs = Readonly<Record<string, unknown>>;

/** The add-ons of every stack. */
export function baseAddons(config: StackConfig): Addon[] {
  const hasMetrics = config.cluster.builtin.includes("resource-metrics");
  return [...(hasMetrics ? [] : [metricsServer()]), certManager({ email: config.acmeEmail }), traefik()];
}

/** The platform with the shop on it: what every stack starts from. */
export function shopPlatform(name: string, config: StackConfig): StackOutputs {
  const cluster = createCluster(name, config.cluster);
  const { tier, domain, charts } = config;
  const platform = new Platform(name, { cluster, addons: baseAddons(config), tier, domain, charts });
  const boutique = new Tenant("boutique", { platform, labels: { "keelson.dev/environment": name } });
  const frontend = onlineBoutique({ tenant: boutique, issuer: config.issuer });
  return {
    clusterName: cluster.clusterName,
    endpoint: cluster.endpoint,
    kubeconfig: cluster.kubeconfig,
    shop: frontend.url,
  };
}
