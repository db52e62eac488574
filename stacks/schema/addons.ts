import { z } from "zod";
import { catalogue } from "../../components";

const names = catalogue.map(({ facts }) => facts.name).sort();
const choice = z.union([z.boolean(), z.looseObject({})], { error: "true, false or a map of options" });

/** The values that choose add-ons. Interfaces define the shapes of `dns` and of the add-ons' options (`ComponentKeys`). */
export const addonChoices = {
  /** Ingress controller: a controller in the cluster, the cloud's own, or none. */
  ingress: z.enum(["traefik", "envoy-gateway", "ingress-nginx", "cloud", "none"]).default("traefik"),
  /**
   * Zones in the cloud's DNS service or on a DNS server. external-dns creates the records of hosts there, and cert-manager solves DNS-01 challenges.
   */
  dns: z.looseObject({}).optional(),
  /**
   * Destination of the workloads' logs: the cloud's log store, the add-on Loki in the cluster, or none. For Elasticsearch or OpenSearch, set
   * `keelson:addons.fluent-bit.destination`.
   */
  logs: z.enum(["cloud", "loki", "none"]).default("cloud"),
  /** Replaces the wiring's add-ons with the set `baseAddons` or `productionAddons`, adapted to the cluster. @default the add-ons of the wiring */
  addonSet: z.enum(["base", "production"]).optional(),
  /**
   * Add-ons by name: `true` adds the add-on, a map of options adds or changes it, `false` removes it.
   *
   * @default the add-ons of the wiring, or of `addonSet`
   */
  addons: z.partialRecord(z.enum(names), choice).default({}),
};
