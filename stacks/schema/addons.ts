import { z } from "zod";
import { Architecture, NodeProfile, TaintEffect } from "../../components";
import { dnsName } from "./fields";

/* This is the shape of the values. Their meaning, defaults and other checks: components/addons/catalogue. */

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

const taint = z.strictObject({ key: z.string(), value: z.string().optional(), effect: z.enum(TaintEffect) });

const karpenterPool = z.strictObject({
  limits: z.strictObject({
    cpu: z.union([z.number(), z.string()], { error: "a quantity such as 400" }),
    memory: z.string({ error: "a quantity such as 1600Gi" }),
  }),
  profile: z.enum(NodeProfile).optional(),
  architecture: z.enum(Architecture).optional(),
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

/** The values that choose add-ons. */
export const addonChoices = {
  /** Ingress controller: one in the cluster, or the cloud's own. */
  ingress: z.enum(["traefik", "ingress-nginx", "cloud"]).default("traefik"),
  /** Retired charts that the stack installs nevertheless. */
  acceptRetired: z.array(z.enum(["ingress-nginx"])).default([]),
  dns: dns.optional(),
  /** Destination of the workloads' logs: the cloud's log store, or none. */
  logs: cloudOrNone,
  /** Source of the workloads' external secrets: the cloud's secret store, or none. */
  secrets: cloudOrNone,
  /** The vault that holds these secrets, on Azure. */
  keyVault: z.strictObject({ name: z.string(), resourceGroup: z.string().optional() }).optional(),
  /** Needs `cluster.autoscaler: karpenter`. */
  karpenter: karpenter.optional(),
};
