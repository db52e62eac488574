import { type Cluster, Platform } from "../components";
import { addonsOfSet } from "./addon-sets";
import { type AddonDefault, chosenAddons } from "./choose-addons";
import { imageSource } from "./images";
import { hasCloudCertificates, type StackConfig, usualIssuer } from "./schema";
import { kyvernoOfTenants } from "./tenant-pools";

/** The outputs that `pulumi stack output` shows. */
export type StackOutputs = Readonly<Record<string, unknown>>;

/**
 * Creates a stack's platform. Its add-ons come from the stack's wiring or set, and from its file.
 *
 * @param wiring the wiring's add-ons; `undefined` stands for an add-on that the stack does not need
 */
export function createPlatform(
  cluster: Cluster,
  config: StackConfig,
  wiring: readonly (AddonDefault | undefined)[],
): Platform {
  const { environment, tier, domain, charts, addonSet, addons, proxy, caBundle, placement, priorityClasses } = config;
  const images = imageSource(config);
  const defaults = addonSet === undefined ? wiring : addonsOfSet(addonSet, cluster, config);
  return new Platform(environment, {
    cluster,
    addons: chosenAddons([...defaults, kyvernoOfTenants(config)], addons),
    tier,
    domain,
    charts,
    images,
    proxy,
    caBundle,
    placement,
    priorityClasses: priorityClasses === "own",
  });
}

/** Returns the certificate issuer of exposed workloads, or nothing if the cloud issues their certificates. */
export function issuerOf({ cloud }: Cluster, config: StackConfig): string | undefined {
  return hasCloudCertificates(cloud, config.ingress) ? undefined : (config.issuer ?? usualIssuer(config));
}

/** Returns the outputs that every stack has. */
export function clusterOutputs({ clusterName, endpoint, kubeconfig }: Cluster): StackOutputs {
  return { clusterName, endpoint, kubeconfig };
}
