import { z } from "zod";
import { catalogue } from "../../components";

const names = catalogue.map(({ facts }) => facts.name).sort();
const choice = z.union([z.boolean(), z.looseObject({})], { error: "true, false or a map of options" });

/** The values that choose add-ons. The shapes of `dns` and of add-ons' options are those of their interfaces (`ComponentKeys`). */
export const addonChoices = {
  /** Ingress: a controller in the cluster, the cloud's own, or none. */
  ingress: z.enum(["traefik", "envoy-gateway", "ingress-nginx", "cloud", "none"]).default("traefik"),
  /** Zones in the cloud's DNS service or on a DNS server: records of hosts (external-dns) and certificates by DNS-01 (cert-manager). */
  dns: z.looseObject({}).optional(),
  /**
   * Destination of the workloads' logs: the cloud's log store, the add-on Loki in the cluster, or none. For Elasticsearch or OpenSearch, set
   * `keelson:addons.fluent-bit.destination`.
   */
  logs: z.enum(["cloud", "loki", "none"]).default("cloud"),
  /**
   * The add-ons of `baseAddons` or `productionAddons`, adapted to the cluster, instead of the wiring's add-ons. @default the add-ons of the
   * wiring
   */
  addonSet: z.enum(["base", "production"]).optional(),
  /** Add-ons by name: `true` adds one, options add it or change it, `false` removes it. @default the add-ons of the wiring, or of `addonSet` */
  addons: z.partialRecord(z.enum(names), choice).default({}),
};
