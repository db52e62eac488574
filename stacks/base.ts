import { type Addon, Platform, Tenant } from "../components";
import { baseAddons, cloudAddons } from "./addons";
import { onlineBoutique } from "./apps/online-boutique";
import { createCluster } from "./clusters";
import type { StackConfig } from "./config";

/** What `pulumi stack output` shows. */
export type StackOutputs = Readonly<Record<string, unknown>>;

/** The stack's cluster with the base add-ons, and what one environment has besides them. */
export function basePlatform(name: string, config: StackConfig, moreAddons: readonly Addon[] = []): Platform {
  const { tier, domain, charts } = config;
  const cluster = createCluster(name, config);
  return new Platform(name, { cluster, addons: [...baseAddons(cluster, config), ...moreAddons], tier, domain, charts });
}

/** The stack's cluster with everything that a platform in a cloud has. */
export function cloudPlatform(name: string, config: StackConfig): Platform {
  return basePlatform(name, config, cloudAddons(config));
}

/** Runs the shop in a tenant of its own. */
export function shopOn(platform: Platform, config: StackConfig): StackOutputs {
  const labels = { "keelson.dev/environment": config.environment };
  const frontend = onlineBoutique({ tenant: new Tenant("boutique", { platform, labels }), issuer: config.issuer });
  return { ...clusterOutputs(platform), shop: frontend.url };
}

function clusterOutputs({ cluster: { clusterName, endpoint, kubeconfig } }: Platform): StackOutputs {
  return { clusterName, endpoint, kubeconfig };
}
