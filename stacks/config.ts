import { existsSync } from "node:fs";
import * as pulumi from "@pulumi/pulumi";
import ipaddr from "ipaddr.js";
import { distance } from "fastest-levenshtein";
import { z } from "zod";
import { tierNames } from "../components";
import { describeIssues } from "./issues";

/** What stands for a secret: its value is nobody's business here. */
const SECRET = "[secret]";

const minor = z
  .string({ error: 'a Kubernetes minor version in quotes, such as "1.35"' })
  .regex(/^1\.[2-9]\d$/, { error: "a Kubernetes minor version such as 1.35" });
const cidrs = z.array(z.cidrv4({ error: "an IPv4 range such as 10.0.0.0/16" })).min(1, { error: "at least one range" });
const dnsName = z
  .string()
  .regex(/^([a-z0-9]([-a-z0-9]*[a-z0-9])?\.)+[a-z]{2,}$/, { error: "a domain such as example.com" });

const portError = "a whole number from 1 to 65535";
const port = z.int({ error: portError }).min(1, { error: portError }).max(65535, { error: portError });

const network = z
  .strictObject({
    /** What enforces NetworkPolicies. */
    cni: z.enum(["calico"]),
    nodeCidrs: cidrs,
    podCidrs: cidrs,
    serviceCidrs: cidrs,
    /** Where the API server listens and calls webhooks from. */
    apiServer: z.strictObject({ cidrs, port: port.default(443) }),
  })
  .superRefine(({ podCidrs, serviceCidrs }, context) => {
    const shared = serviceCidrs.findIndex((services) => podCidrs.some((pods) => overlap(pods, services)));
    if (shared !== -1) {
      const message = `a range apart from podCidrs (${podCidrs.join(", ")})`;
      context.addIssue({ code: "custom", path: ["serviceCidrs", shared], message });
    }
  });

function overlap(one: string, other: string): boolean {
  const [first, second] = [ipaddr.parseCIDR(one), ipaddr.parseCIDR(other)];
  return first[0].match(second) || second[0].match(first);
}

const existingCluster = z.strictObject({
  kind: z.literal("existing"),
  name: z.string().min(1),
  /** The uid of its kube-system namespace. Another uid is another cluster, in which everything is made anew. */
  identifier: z.guid({
    error: "the uid of its kube-system namespace (kubectl get namespace kube-system -o jsonpath={.metadata.uid})",
  }),
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
  /** Whose wiring a stack has. @default the stack's name */
  environment: z.string(),
  /** Sets replicas and spread everywhere. */
  tier: z.enum(tierNames),
  /** Workloads are exposed under it. */
  domain: dnsName.optional(),
  /** Where Let's Encrypt sends notices. */
  acmeEmail: z.email({ error: "an e-mail address" }).optional(),
  /** Whether the ingress can be reached from the internet, where a cloud makes its load balancer. */
  exposure: z.enum(["internal", "public"]).default("internal"),
  issuer: z.enum(["staging", "production"]).default("staging"),
  /** `upstream`, `oci://…` of a mirror, or a directory. */
  charts: z
    .string()
    .refine((source) => source === "upstream" || source.startsWith("oci://") || existsSync(source), {
      error: '"upstream", "oci://…" of a mirror, or a directory that is there',
    })
    .default("upstream"),
  cluster: z.discriminatedUnion("kind", [existingCluster]),
  /** Only whether it is there: it is read as a secret where it is used. */
  kubeconfig: z.literal(SECRET, {
    error: "a secret, the cluster's kubeconfig: pulumi config set --secret keelson:kubeconfig < FILE",
  }),
});

/** Exported by the SDK, which uses it for the same purpose, but missing from its type definitions. */
const { isConfigSecret } = pulumi.runtime as unknown as { readonly isConfigSecret: (key: string) => boolean };

/** A stack's configuration, checked; without secrets. */
export type StackConfig = z.infer<typeof stackSchema>;

/** The description of a cluster that exists. */
export type ExistingClusterConfig = z.infer<typeof existingCluster>;

/**
 * Reads and checks the stack's configuration.
 *
 * @throws pulumi.RunError with every mistake at once
 */
export function readConfig(environment: string): StackConfig {
  const all = pulumi.runtime.allConfig();
  const raw = { environment, ...readNamespace(all, isConfigSecret) };
  const parsed = stackSchema.safeParse(raw);
  const mistakes = [
    ...misspeltNamespaces(Object.keys(all)),
    ...(parsed.success ? [] : describeIssues(parsed.error, stackSchema, raw)),
  ];
  if (!parsed.success || mistakes.length > 0) {
    throw new pulumi.RunError([`Pulumi.${pulumi.getStack()}.yaml is not valid:`, ...mistakes].join("\n"));
  }
  return parsed.data;
}

/** A namespace that is almost ours would be passed over in silence. */
function misspeltNamespaces(keys: readonly string[]): string[] {
  const isNear = (namespace: string) => namespace !== "keelson" && distance(namespace, "keelson") <= 2;
  return keys
    .filter((key) => isNear(key.split(":")[0] ?? ""))
    .map((key) => `✖ unknown namespace, did you mean "keelson"?  → at ${key}`);
}

/** Collects the values under `keelson:`; the engine hands maps and lists over as JSON. Of secrets only their being there. */
function readNamespace(
  all: Readonly<Record<string, string>>,
  isSecret: (key: string) => boolean,
): Record<string, unknown> {
  const own = Object.entries(all).filter(([key]) => key.startsWith("keelson:"));
  const named = own.map(([key, value]) => [key.slice("keelson:".length), isSecret(key) ? SECRET : value] as const);
  return Object.fromEntries(
    named.map(([key, value]) => [key, parseValue(key === "kubeconfig" ? masked(value) : value)]),
  );
}

/** A kubeconfig that is not encrypted is refused, without being shown. */
function masked(value: string): string {
  return value === SECRET ? value : "plain text";
}

function parseValue(value: string): unknown {
  if (value === SECRET || !/^\s*[{[]/.test(value)) {
    return value;
  }
  try {
    return JSON.parse(value);
  } catch {
    return value; /* a text that starts like a map or list: the schema says what was wanted */
  }
}
