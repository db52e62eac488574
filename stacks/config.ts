import * as pulumi from "@pulumi/pulumi";
import { z } from "zod";
import { tierNames } from "../components";
import { describeIssues } from "./issues";

const minor = z
  .string({ error: 'a Kubernetes minor version in quotes, such as "1.35"' })
  .regex(/^1\.\d{1,2}$/, { error: "a Kubernetes minor version such as 1.35" });
const cidrs = z.array(z.cidrv4({ error: "an IPv4 range such as 10.0.0.0/16" })).min(1, { error: "at least one range" });
const dnsName = z
  .string()
  .regex(/^([a-z0-9]([-a-z0-9]*[a-z0-9])?\.)+[a-z]{2,}$/, { error: "a domain such as example.com" });

const portError = "a whole number from 1 to 65535";
const port = z.int({ error: portError }).min(1, { error: portError }).max(65535, { error: portError });

const network = z.strictObject({
  /** What enforces NetworkPolicies. */
  cni: z.enum(["calico", "vpc-cni"]),
  nodeCidrs: cidrs,
  podCidrs: cidrs,
  serviceCidrs: cidrs,
  /** Where the API server listens and calls webhooks from. */
  apiServer: z.strictObject({ cidrs, port: port.default(443) }),
});

const existingCluster = z.strictObject({
  kind: z.literal("existing"),
  name: z.string().min(1),
  /** The uid of its kube-system namespace, or any text that changes with the cluster. */
  identifier: z.string().min(1),
  kubernetesVersion: minor,
  cloud: z.enum(["aws", "gcp", "azure", "none"]).default("none"),
  network,
  /** Cloud identities of service accounts, by `namespace/name`. */
  identities: z
    .record(z.string().regex(/^[^/]+\/[^/]+$/, { error: "namespace/name of a service account" }), z.string())
    .default({}),
  /** What the cluster brings without an add-on. */
  builtin: z.array(z.enum(["resource-metrics"])).default([]),
});

/** What `Pulumi.<stack>.yaml` may say under `keelson:`. */
export const stackSchema = z.strictObject({
  environment: z.string().optional(),
  /** Sets replicas and spread everywhere. */
  tier: z.enum(tierNames),
  /** Workloads are exposed under it. */
  domain: dnsName.optional(),
  /** Where Let's Encrypt sends notices. */
  acmeEmail: z.email({ error: "an e-mail address" }).optional(),
  issuer: z.enum(["staging", "production"]).default("staging"),
  /** `upstream`, `oci://…` of a mirror, or a directory. */
  charts: z.string().min(1).default("upstream"),
  cluster: z.discriminatedUnion("kind", [existingCluster]),
  kubeconfig: z
    .string({ error: "the cluster's kubeconfig: pulumi config set --secret keelson:kubeconfig < FILE" })
    .min(1),
});

/** A stack's configuration, checked. The kubeconfig is read as a secret where it is used. */
export type StackConfig = z.infer<typeof stackSchema>;

/** The description of a cluster that exists. */
export type ExistingClusterConfig = z.infer<typeof existingCluster>;

/**
 * Reads and checks the stack's configuration.
 *
 * @throws pulumi.RunError with every mistake at once
 */
export function readConfig(): StackConfig {
  const raw = readNamespace(pulumi.runtime.allConfig());
  const parsed = stackSchema.safeParse(raw);
  if (!parsed.success) {
    throw new pulumi.RunError(describeIssues(`Pulumi.${pulumi.getStack()}.yaml`, parsed.error, stackSchema, raw));
  }
  return parsed.data;
}

/** Collects the values under `keelson:`; the engine hands maps and lists over as JSON. */
export function readNamespace(all: Readonly<Record<string, string>>): Record<string, unknown> {
  const own = Object.entries(all).filter(([key]) => key.startsWith("keelson:"));
  const named = own.map(([key, value]) => [key.slice("keelson:".length), value] as const);
  return Object.fromEntries(named.map(([key, value]) => [key, isStructured(key, value) ? JSON.parse(value) : value]));
}

/** A kubeconfig may be JSON as well, and stays text. */
function isStructured(key: string, value: string): boolean {
  return key !== "kubeconfig" && /^\s*[{[]/.test(value);
}
