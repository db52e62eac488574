import { z } from "zod";
import { dnsName } from "./fields";
import { taint } from "./node-pool";

/* What the values mean, their defaults and what is refused besides their shape: components/addons/catalogue. */

const dnsZone = z.union(
  [
    z.strictObject({
      domain: dnsName,
      hostedZoneId: z
        .string({ error: "the id of a hosted zone" })
        .regex(/^Z[A-Z0-9]{1,31}$/, { error: "the id of a hosted zone, such as Z0123456789ABCDEFGHIJ" }),
    }),
    z.strictObject({ domain: dnsName, managedZone: z.string() }),
    z.strictObject({ domain: dnsName, resourceGroup: z.string() }),
  ],
  {
    error:
      "a zone of the cluster's cloud: { domain, hostedZoneId } of Route 53, { domain, managedZone } of Cloud DNS or { domain, resourceGroup } of Azure DNS",
  },
);

/** Zones of the cloud's DNS: hosts get records in them, and certificates are proved by them. */
const dns = z.strictObject({
  zones: z.array(dnsZone).min(1, { error: "at least one zone" }),
  policy: z.enum(["upsert-only", "sync"]).optional(),
});

const karpenterPool = z.strictObject({
  limits: z.strictObject({
    cpu: z.union([z.number(), z.string()], { error: "a quantity such as 400" }),
    memory: z.string({ error: "a quantity such as 1600Gi" }),
  }),
  profile: z.enum(["general", "compute", "memory"]).optional(),
  architecture: z.enum(["amd64", "arm64"]).optional(),
  spot: z.boolean().optional(),
  zones: z.array(z.string()).optional(),
  labels: z.record(z.string(), z.string()).optional(),
  taints: z.array(taint).optional(),
  dedicated: z.string().optional(),
});

/** Options of Karpenter. */
const karpenter = z.strictObject({
  nodePools: z.record(z.string(), karpenterPool).optional(),
  bottlerocketVersion: z.string().optional(),
  diskSize: z.int().optional(),
  expireAfter: z.string().optional(),
  terminationGracePeriod: z.string().optional(),
});

const cloudOrNone = z.enum(["cloud", "none"]).default("cloud");

/** The choices of add-ons that a stack's values make. */
export const addonChoices = {
  /** Who lets the world in: a controller in the cluster, or the cloud's own. */
  ingress: z.enum(["traefik", "ingress-nginx", "cloud"]).default("traefik"),
  /** Charts that nobody maintains any more and that are installed all the same. */
  acceptRetired: z.array(z.enum(["ingress-nginx"])).default([]),
  dns: dns.optional(),
  /** Where workloads' logs go: to the cloud's own store, or nowhere. */
  logs: cloudOrNone,
  /** Whether workloads can have secrets of the cloud's own store. */
  secrets: cloudOrNone,
  /** On Azure, the vault that they are in. */
  keyVault: z.strictObject({ name: z.string(), resourceGroup: z.string().optional() }).optional(),
  /** With `cluster.autoscaler: karpenter`. */
  karpenter: karpenter.optional(),
};
