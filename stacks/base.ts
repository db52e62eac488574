import { type Addon, type Cluster, Platform, Tenant } from "../components";
import { baseAddons, cloudAddons } from "./addons";
import { messageBroker } from "./apps/message-broker";
import { onlineBoutique } from "./apps/online-boutique";
import { podinfo } from "./apps/podinfo";
import { createCluster } from "./clusters";
import type { StackConfig } from "./config";
import { type applications, hasCloudCertificates } from "./schema";

/** What `pulumi stack output` shows. */
export type StackOutputs = Readonly<Record<string, unknown>>;

/** The stack's cluster with the base add-ons, and what one environment has besides them. */
export function basePlatform(name: string, config: StackConfig, moreAddons: readonly Addon[] = []): Platform {
  return platformOn(createCluster(name, config), name, config, moreAddons);
}

/** The stack's cluster with everything that a platform in a cloud has. */
export function cloudPlatform(name: string, config: StackConfig): Platform {
  const cluster = createCluster(name, config);
  return platformOn(cluster, name, config, cloudAddons(cluster, config));
}

function platformOn(cluster: Cluster, name: string, config: StackConfig, moreAddons: readonly Addon[]): Platform {
  const { tier, domain, charts } = config;
  return new Platform(name, { cluster, addons: [...baseAddons(cluster, config), ...moreAddons], tier, domain, charts });
}

/** Runs the shop in a tenant of its own; it keeps its carts where the cluster has volumes. */
export function shopOn(platform: Platform, config: StackConfig): StackOutputs {
  const tenant = tenantOn(platform, "boutique", config);
  const durable = platform.cluster.storageClasses.standard !== undefined;
  const frontend = onlineBoutique({ tenant, issuer: issuerOf(platform, config), durable });
  return { ...clusterOutputs(platform), shop: frontend.url };
}

/** Runs all applications, each in a tenant of its own: the shop, podinfo, and a message broker with an agent on each node. */
export function applicationsOn(platform: Platform, config: StackConfig): StackOutputs {
  const shop = shopOn(platform, config);
  const host = platform.domain && `podinfo.${platform.domain}`;
  const info = podinfo({ tenant: tenantOn(platform, "podinfo", config), issuer: issuerOf(platform, config), host });
  messageBroker(tenantOn(platform, "messages", config));
  return { ...shop, podinfo: info.url };
}

/** Whose certificates exposed workloads have; nobody is named where they come from the cloud. */
function issuerOf({ cluster }: Platform, { ingress, issuer = "staging" }: StackConfig): string | undefined {
  return hasCloudCertificates(cluster.cloud, ingress) ? undefined : issuer;
}

/** The namespace of an application. */
function tenantOn(platform: Platform, name: (typeof applications)[number], config: StackConfig): Tenant {
  const { environment, teams } = config;
  return new Tenant(name, { platform, owner: name, environment, access: teams?.[name] });
}

function clusterOutputs({ cluster: { clusterName, endpoint, kubeconfig } }: Platform): StackOutputs {
  return { clusterName, endpoint, kubeconfig };
}
