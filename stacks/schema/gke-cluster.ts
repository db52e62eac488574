import { z } from "zod";
import {
  ClusterDns,
  GkeCni,
  MaintenanceScope,
  ReclaimPolicy,
  ReleaseChannel,
  Weekday,
  WorkloadLogs,
} from "../../components/clusters/gke";
import { notYet, version } from "./fields";
import { poolFields } from "./node-pool";

/* This is the shape of the values. Their meaning, defaults and other checks: components/clusters/gke. */

const principals = z.record(z.string(), z.strictObject({ member: z.string() }));

const nodePool = z.strictObject({
  ...poolFields("machineType"),
  machineType: z.string().optional(),
  maxSurge: z.int().optional(),
  maxPodsPerNode: z.int().optional(),
});

const vpc = z.strictObject({
  cidr: z.string().optional(),
  zones: z.array(z.string()),
  podCidr: z.string().optional(),
  nodeCidr: z.string().optional(),
  serviceCidr: z.string().optional(),
  controlPlaneCidr: z.string().optional(),
  flowLogs: z.boolean().optional(),
  network: z.string().optional(),
  subnetworks: z
    .strictObject({ nodes: z.string(), podRange: z.string(), serviceRange: z.string(), controlPlane: z.string() })
    .optional(),
});

const maintenance = z.strictObject({
  days: z.array(z.enum(Weekday)).optional(),
  startTime: z.string({ error: 'a time of day in UTC such as "02:00"; put it in quotes' }).optional(),
  hours: z.int().optional(),
  exclusions: z
    .record(
      z.string(),
      z.strictObject({
        startTime: z.string({ error: 'a time in UTC such as "2026-11-20T00:00:00Z"; put it in quotes' }),
        endTime: z.string({ error: 'a time in UTC such as "2026-12-01T00:00:00Z"; put it in quotes' }).optional(),
        scope: z.enum(MaintenanceScope).optional(),
      }),
    )
    .optional(),
});

/** A Google Kubernetes Engine cluster that the stack creates. */
export const gkeCluster = z.strictObject({
  kind: z.literal("gke"),
  projectId: z.string(),
  projectNumber: z.string({ error: 'the number of the project such as "123456789012"; put it in quotes' }),
  region: z.string(),
  kubernetesVersion: version,
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
  /** Runs system pods only. */
  systemPool: nodePool.optional(),
  /** Labels of everything in the project; `environment` and `stack` are added. */
  labels: z.object({ owner: z.string() }).catchall(z.string()),
  clusterName: z.string().optional(),
  enableApis: z.boolean().optional(),
  releaseChannel: z.enum(ReleaseChannel).optional(),
  maintenance: maintenance.optional(),
  cni: z.enum(GkeCni).optional(),
  nodeEncryption: z.boolean().optional(),
  dns: z.enum(ClusterDns).optional(),
  maxPodsPerNode: z.int().optional(),
  encryptionKey: z.string().optional(),
  binaryAuthorization: z.boolean().optional(),
  workloadLogs: z.enum(WorkloadLogs).optional(),
  logRetentionDays: z.int().optional(),
  managedPrometheus: z.boolean().optional(),
  gatewayApi: z.boolean().optional(),
  deletionProtection: z.boolean().optional(),
  backups: z.strictObject({ versionDays: z.int().optional(), encryptionKey: z.string().optional() }).optional(),
  storage: z
    .strictObject({ reclaimPolicy: z.enum(ReclaimPolicy).optional(), shared: z.boolean().optional() })
    .optional(),
  autoscaler: notYet("GKE scales the node pools itself; remove the key"),
  autopilot: notYet("describe the nodes in nodePools"),
});

/** A GKE cluster as the stack's file describes it. */
export type GkeClusterConfig = z.infer<typeof gkeCluster>;
