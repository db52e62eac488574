import { z } from "zod";
import { minor, notYet } from "./fields";
import { poolFields } from "./node-pool";

/* What the values mean, their defaults and what is refused besides their shape: components/clusters/gke. */

const principals = z.record(z.string(), z.strictObject({ member: z.string() }));

const nodePool = z.strictObject({
  ...poolFields("machineType"),
  machineType: z.string().optional(),
  maxSurge: z.int().optional(),
  maxPodsPerNode: z.int().optional(),
});

const vpc = z.strictObject({
  cidr: z.string(),
  zones: z.array(z.string()),
  podCidr: z.string().optional(),
  nodeCidr: z.string().optional(),
  serviceCidr: z.string().optional(),
  controlPlaneCidr: z.string().optional(),
  flowLogs: z.boolean().optional(),
  network: notYet("the cluster has a network of its own; give it ranges that others do not have, and peer it"),
});

const maintenance = z.strictObject({
  days: z.array(z.enum(["MO", "TU", "WE", "TH", "FR", "SA", "SU"])).optional(),
  startTime: z.string({ error: 'a time of day in UTC in quotes, such as "02:00"' }).optional(),
  hours: z.int().optional(),
  exclusions: z
    .record(
      z.string(),
      z.strictObject({
        startTime: z.string({ error: 'a time in UTC in quotes, such as "2026-11-20T00:00:00Z"' }),
        endTime: z.string({ error: 'a time in UTC in quotes, such as "2026-12-01T00:00:00Z"' }),
        scope: z.enum(["no-upgrades", "no-minor-upgrades", "no-minor-or-node-upgrades"]).optional(),
      }),
    )
    .optional(),
});

/** A cluster on Google Kubernetes Engine that the stack makes. */
export const gkeCluster = z.strictObject({
  kind: z.literal("gke"),
  projectId: z.string(),
  projectNumber: z.string({ error: 'the project\'s number in quotes, such as "123456789012"' }),
  region: z.string(),
  kubernetesVersion: minor,
  vpc,
  endpoint: z.strictObject({
    publicAccessCidrs: z.array(z.string()).optional(),
    privateAccessCidrs: z.array(z.string()).optional(),
    dns: z.boolean().optional(),
    globalAccess: z.boolean().optional(),
  }),
  access: z.strictObject({
    deployer: z.string(),
    securityGroup: z.string().optional(),
    admins: principals,
    editors: principals.optional(),
    viewers: principals.optional(),
    members: principals.optional(),
  }),
  nodePools: z.record(z.string(), nodePool),
  /** Takes only system pods. */
  systemPool: nodePool.optional(),
  /** Of everything in the project, beside `environment` and `stack`. */
  labels: z.object({ owner: z.string() }).catchall(z.string()),
  clusterName: z.string().optional(),
  enableApis: z.boolean().optional(),
  releaseChannel: z.enum(["rapid", "regular", "stable", "extended"]).optional(),
  maintenance: maintenance.optional(),
  cni: z.enum(["cilium", "calico"]).optional(),
  nodeEncryption: z.boolean().optional(),
  dns: z.enum(["kube-dns", "cloud-dns"]).optional(),
  maxPodsPerNode: z.int().optional(),
  encryptionKey: z.string().optional(),
  binaryAuthorization: z.boolean().optional(),
  workloadLogs: z.enum(["managed", "agent"]).optional(),
  logRetentionDays: z.int().optional(),
  managedPrometheus: z.boolean().optional(),
  gatewayApi: z.boolean().optional(),
  deletionProtection: z.boolean().optional(),
  storage: z
    .strictObject({ reclaimPolicy: z.enum(["Delete", "Retain"]).optional(), shared: z.boolean().optional() })
    .optional(),
  autoscaler: notYet("GKE moves the node pools between their bounds itself; leave it out"),
  autopilot: notYet("nodes are those of nodePools"),
});

/** The description of a cluster on GKE. */
export type GkeClusterConfig = z.infer<typeof gkeCluster>;
