import { z } from "zod";
import type { Quota, TenantAccess, TenantArgs, TenantRule } from "../../components";
import { applications } from "../apps";

/* This is the shape of the values. Their meaning, defaults and other checks: components/tenancy. */

const groups = z.array(z.string({ error: "the name or id of a group" })).optional();
const texts = z.array(z.string());

const quota = z.strictObject({
  cpu: z.string({ error: 'a Kubernetes quantity such as "8"; put it in quotes' }).optional(),
  memory: z.string({ error: 'a Kubernetes quantity such as "16Gi"' }).optional(),
  storage: z.string({ error: 'a Kubernetes quantity such as "100Gi"' }).optional(),
  claims: z.int().optional(),
  extendedResources: z.record(z.string(), z.int()).optional(),
  pods: z.int().optional(),
  loadBalancers: z.int().optional(),
  nodePorts: z.int().optional(),
} satisfies Record<keyof Quota, z.ZodType>);

const rule = z.strictObject({
  apiGroups: texts,
  resources: texts,
  verbs: texts,
  resourceNames: texts.optional(),
} satisfies Record<keyof TenantRule, z.ZodType>);

const access = z.strictObject({
  admins: groups,
  editors: groups,
  viewers: groups,
  roles: z
    .record(z.string(), z.strictObject({ groups: texts, rules: z.array(rule), clusterWide: z.boolean().optional() }))
    .optional(),
} satisfies Record<keyof TenantAccess, z.ZodType>);

const secretStore = z.union(
  [z.string(), z.strictObject({ kind: z.enum(["SecretStore", "ClusterSecretStore"]), name: z.string() })],
  { error: "a key of the platform's stores, or { kind, name } of a SecretStore or ClusterSecretStore" },
);

const applicationNames = Object.keys(applications) as (keyof typeof applications)[];

/** A tenant: everything of `TenantArgs` except the platform and the environment, which are the stack's; and its applications. */
export const tenant = z.strictObject({
  applications: z.array(z.enum(applicationNames)).optional(),
  namespace: z.string().optional(),
  quota: quota.optional(),
  mayRunOn: texts.optional(),
  podSecurity: z.enum(["privileged", "baseline", "restricted"]).optional(),
  access: access.optional(),
  imagePullSecrets: texts.optional(),
  secretStore: secretStore.optional(),
  owner: z.string().optional(),
  costCenter: z.string().optional(),
  labels: z.record(z.string(), z.string()).optional(),
  protect: z.boolean().optional(),
  overrides: z.record(z.string(), z.unknown()).optional(),
} satisfies Record<Exclude<keyof TenantArgs, "platform" | "environment"> | "applications", z.ZodType>);

/** A tenant as the stack's file describes it. */
export type TenantConfig = z.infer<typeof tenant>;
