import { z } from "zod";
import { type AddonOverrides, catalogue } from "../../components";
import { dnsName } from "./fields";

const dnsZone = z.union(
  [
    z.strictObject({
      domain: dnsName,
      hostedZoneId: z
        .string()
        .regex(/^Z[A-Z0-9]{1,31}$/, { error: "the id of a hosted zone such as Z0123456789ABCDEFGHIJ" }),
    }),
    z.strictObject({ domain: dnsName, managedZone: z.string() }),
    z.strictObject({ domain: dnsName, resourceGroup: z.string() }),
  ],
  {
    error:
      "a zone of the cluster's cloud: { domain, hostedZoneId } of Route 53, { domain, managedZone } of Cloud DNS or { domain, resourceGroup } of Azure DNS",
  },
);

/** Zones of the cloud's DNS, for the records of hosts and for the challenges of certificates. */
const dns = z.strictObject({
  zones: z.array(dnsZone).min(1, { error: "at least one zone" }),
  policy: z.enum(["upsert-only", "sync"]).optional(),
});

const overrides = z.strictObject({
  values: z.record(z.string(), z.unknown()).optional(),
  version: z.string({ error: 'an exact version such as "1.2.3"; put it in quotes' }).optional(),
  acceptRetired: z.boolean().optional(),
} satisfies Record<keyof AddonOverrides, z.ZodType>);

const options = z.looseObject({ overrides: overrides.optional() });
const names = catalogue.map(({ facts }) => facts.name).sort();

/** Add-ons by name: `true`, `false` or options. `checkAddons` asks each add-on's own options interface about its options. */
const addons = z
  .partialRecord(z.enum(names), z.union([z.boolean(), options], { error: "true, false or a map of options" }))
  .default({});

/** The choice of add-ons in a stack's file. */
export type AddonChoices = z.infer<typeof addons>;

/** The values that choose add-ons. */
export const addonChoices = {
  /** Ingress: a controller in the cluster, the cloud's own, or none. */
  ingress: z.enum(["traefik", "ingress-nginx", "cloud", "none"]).default("traefik"),
  /** Zones in the cloud's DNS service: records of hosts (external-dns) and certificates by DNS-01 (cert-manager). */
  dns: dns.optional(),
  /** Destination of the workloads' logs: the cloud's log store, or none. */
  logs: z.enum(["cloud", "none"]).default("cloud"),
  /** Add-ons by name: `true` adds one, options add it or change it, `false` removes it. @default those of the wiring */
  addons,
};
