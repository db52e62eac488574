import type { Capability } from "../../capabilities";
import type { AddonFacts } from "../definition";
import { certManager } from "./cert-manager";
import { metricsServer } from "./metrics-server";
import { traefik } from "./traefik";

export { type CertManagerOptions, certManager } from "./cert-manager";
export { type MetricsServerOptions, metricsServer } from "./metrics-server";
export { type TraefikOptions, traefik } from "./traefik";

/** One line of the catalogue. */
export interface CatalogueEntry {
  readonly facts: AddonFacts;
  readonly capabilities: readonly Capability<unknown>[];
}

/** Every add-on that Keelson knows. */
export const catalogue: readonly CatalogueEntry[] = [certManager, metricsServer, traefik];

/** Names the add-ons of the catalogue that provide a capability. */
export function catalogueProviders(capability: Capability<unknown>): string[] {
  return catalogue
    .filter(({ capabilities }) => capabilities.some(({ name }) => name === capability.name))
    .map(({ facts }) => facts.name);
}
