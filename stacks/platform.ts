import { type Addon, type Cluster, Platform, Tenant } from "../components";
import { type applications, hasCloudCertificates, type StackConfig } from "./schema";

/** The outputs that `pulumi stack output` shows. */
export type StackOutputs = Readonly<Record<string, unknown>>;

/** Creates a stack's platform from its bill of add-ons; `undefined` stands for an add-on that the stack does not need. */
export function createPlatform(
  name: string,
  cluster: Cluster,
  { tier, domain, charts }: StackConfig,
  addons: readonly (Addon | undefined)[],
): Platform {
  const chosen = addons.filter((addon) => addon !== undefined);
  return new Platform(name, { cluster, addons: chosen, tier, domain, charts });
}

/** Creates the tenant of an application, with its team's access. */
export function createTenant(
  name: (typeof applications)[number],
  platform: Platform,
  { environment, teams }: StackConfig,
): Tenant {
  return new Tenant(name, { platform, owner: name, environment, access: teams?.[name] });
}

/** Returns the certificate issuer of exposed workloads, or nothing if the cloud issues their certificates. */
export function issuerOf({ cloud }: Cluster, { ingress, issuer = "staging" }: StackConfig): string | undefined {
  return hasCloudCertificates(cloud, ingress) ? undefined : issuer;
}

/** Reports whether workloads can keep data on volumes. */
export function hasVolumes({ storageClasses }: Cluster): boolean {
  return storageClasses.standard !== undefined;
}

/** Returns the outputs that every stack has. */
export function clusterOutputs({ clusterName, endpoint, kubeconfig }: Cluster): StackOutputs {
  return { clusterName, endpoint, kubeconfig };
}
