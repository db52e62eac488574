import * as pulumi from "@pulumi/pulumi";
import {
  certManager,
  ExistingCluster,
  type ExistingClusterArgs,
  metricsServer,
  Platform,
  registerTogether,
  Tenant,
  type TenantArgs,
  type Tier,
  traefik,
} from "keelson";
import { hello } from "./apps/hello";

/** The applications, by tenant. Yours is a file in `apps/` and a word here. */
const applications: Readonly<Record<string, readonly ((tenant: Tenant) => { readonly url?: unknown })[]>> = {
  team: [hello],
};

/** Creates the stack. What is wrong, also in the last application, is refused before the first resource. */
export = function program(): Record<string, unknown> {
  return registerTogether(createStack);
};

/** Creates the stack's cluster, its platform, and the tenants of its file with their applications. */
function createStack(): Record<string, unknown> {
  const config = new pulumi.Config();
  const cluster = existingCluster(config);
  const platform = new Platform(pulumi.getStack(), {
    cluster,
    tier: config.require<Tier>("tier"),
    domain: config.require("domain"),
    addons: [metricsServer(), certManager(), traefik()],
  });
  const urls = tenants(config, platform).flatMap((tenant) =>
    (applications[tenant.homeName] ?? []).map((application) => application(tenant).url),
  );
  return { endpoint: cluster.endpoint, urls };
}

/** To create the cluster instead, use `EksCluster` of keelson/eks, `GkeCluster` of keelson/gke or `AksCluster` of keelson/aks. */
function existingCluster(config: pulumi.Config): ExistingCluster {
  type Facts = Omit<ExistingClusterArgs, "clusterIdentifier" | "clusterName" | "kubeconfig">;
  type Described = Facts & { readonly kind: "existing"; readonly name: string; readonly identifier: string };
  const { kind: _kind, name, identifier, ...facts } = config.requireObject<Described>("cluster");
  const kubeconfig = config.requireSecret("kubeconfig");
  return new ExistingCluster(pulumi.getStack(), { ...facts, clusterName: name, clusterIdentifier: identifier, kubeconfig });
}

function tenants(config: pulumi.Config, platform: Platform): Tenant[] {
  const described = config.requireObject<Record<string, Omit<TenantArgs, "platform">>>("tenants");
  const absent = Object.keys(applications).filter((name) => !Object.hasOwn(described, name));
  if (absent.length > 0) {
    throw new pulumi.RunError(`tenants: expected ${absent.join(", ")}, whose applications index.ts runs; add it`);
  }
  return Object.entries(described).map(([name, args]) => new Tenant(name, { platform, owner: name, ...args }));
}
