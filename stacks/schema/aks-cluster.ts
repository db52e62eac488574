import { z } from "zod";
import {
  AksAuthorization,
  AksCni,
  AksOutbound,
  AksTier,
  OperatingSystem,
  PrincipalType,
  ReclaimPolicy,
} from "../../components/clusters/aks";
import { notYet, port, version } from "./fields";
import { poolFields } from "./node-pool";

/* This is the shape of the values. Their meaning, defaults and other checks: components/clusters/aks. */

const guid = z.string({ error: "a GUID such as 00000000-1111-2222-3333-444444444444" });
const principalType = z.enum(PrincipalType).optional();
const member = z.strictObject({ objectId: guid, principalType });
const principals = z.record(
  z.string(),
  z.strictObject({ objectId: guid, principalType, namespaces: z.array(z.string()).optional() }),
);

const nodePool = z.strictObject({
  ...poolFields("vmSize"),
  vmSize: z.string().optional(),
  maxSurge: z.string({ error: 'a number of nodes or a percentage such as "33%"; put it in quotes' }).optional(),
  operatingSystem: z.enum(OperatingSystem).optional(),
});

const subnet = z.strictObject({ subnetId: z.string(), cidr: z.string() });

const vnet = z.strictObject({
  cidr: z.string(),
  zones: z.array(z.string({ error: 'a zone such as "1"; put it in quotes' })),
  outbound: z.enum(AksOutbound).optional(),
  flowLogs: z.boolean().optional(),
  publicPorts: z.array(port).optional(),
  hub: z
    .strictObject({
      vnetId: z.string(),
      useRemoteGateways: z.boolean().optional(),
      firewallAddress: z.string().optional(),
    })
    .optional(),
  vnetId: z.string().optional(),
  nodes: subnet.optional(),
  apiServer: subnet.optional(),
  dualStack: notYet("addresses are IPv4 only"),
});

/** An Azure Kubernetes Service cluster that the stack creates. */
export const aksCluster = z.strictObject({
  kind: z.literal("aks"),
  subscriptionId: guid,
  tenantId: guid,
  location: z.string(),
  kubernetesVersion: version,
  vnet,
  endpoint: z.strictObject({
    publicAccessCidrs: z.array(z.string()).optional(),
    privateAccessCidrs: z.array(z.string()).optional(),
    privateDnsZoneId: z.string().optional(),
  }),
  access: z.strictObject({
    authorization: z.enum(AksAuthorization).optional(),
    adminGroupObjectIds: z.array(guid).optional(),
    deployer: member.optional(),
    admins: principals.optional(),
    editors: principals.optional(),
    viewers: principals.optional(),
    members: z.record(z.string(), member).optional(),
  }),
  /** Runs system pods only. */
  systemPool: nodePool,
  nodePools: z.record(z.string(), nodePool),
  /** Tags of everything in the subscription; `environment` and `stack` are added. */
  tags: z.object({ owner: z.string() }).catchall(z.string()),
  clusterName: z.string().optional(),
  resourceGroup: z.string().optional(),
  nodeResourceGroup: z.string().optional(),
  serviceCidr: z.string().optional(),
  podCidr: z.string().optional(),
  cni: z.enum(AksCni).optional(),
  registryIds: z.array(z.string()).optional(),
  logRetentionDays: z.int().optional(),
  logDailyQuotaGb: z.int().optional(),
  deletionProtection: z.boolean().optional(),
  slaTier: z.enum(AksTier).optional(),
  defender: z.boolean().optional(),
  azurePolicy: z.boolean().optional(),
  networkObservability: z.boolean().optional(),
  maintenance: z
    .strictObject({
      dayOfWeek: z.string().optional(),
      startTime: z.string({ error: 'a time such as "02:00"; put it in quotes' }).optional(),
      durationHours: z.int().optional(),
    })
    .optional(),
  backups: z.strictObject({ versionDays: z.int().optional(), resourceGroup: z.string().optional() }).optional(),
  storage: z
    .strictObject({ reclaimPolicy: z.enum(ReclaimPolicy).optional(), shared: z.boolean().optional() })
    .optional(),
  nodeAutoProvisioning: notYet("describe the nodes in nodePools"),
});

/** An AKS cluster as the stack's file describes it. */
export type AksClusterConfig = z.infer<typeof aksCluster>;
