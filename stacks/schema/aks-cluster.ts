import { z } from "zod";
import { minor, notYet, port } from "./fields";
import { poolFields } from "./node-pool";

/* What the values mean, their defaults and what is refused besides their shape: components/clusters/aks. */

const guid = z.string({ error: "a GUID such as 00000000-1111-2222-3333-444444444444" });
const principalType = z.enum(["Group", "ServicePrincipal", "User"]).optional();
const member = z.strictObject({ objectId: guid, principalType });
const principals = z.record(
  z.string(),
  z.strictObject({ objectId: guid, principalType, namespaces: z.array(z.string()).optional() }),
);

const nodePool = z.strictObject({
  ...poolFields("vmSize"),
  vmSize: z.string().optional(),
  maxSurge: z.string({ error: 'a number of nodes or a percentage, in quotes, such as "33%"' }).optional(),
  operatingSystem: z.enum(["azure-linux", "ubuntu"]).optional(),
});

const subnet = z.strictObject({ subnetId: z.string(), cidr: z.string() });

const vnet = z.strictObject({
  cidr: z.string(),
  zones: z.array(z.string({ error: 'a zone in quotes, such as "1"' })),
  outbound: z.enum(["nat-gateway", "user-defined-routing"]).optional(),
  flowLogs: z.boolean().optional(),
  publicPorts: z.array(port).optional(),
  vnetId: z.string().optional(),
  nodes: subnet.optional(),
  apiServer: subnet.optional(),
  dualStack: notYet("addresses are IPv4"),
});

/** A cluster on Azure Kubernetes Service that the stack makes. */
export const aksCluster = z.strictObject({
  kind: z.literal("aks"),
  subscriptionId: guid,
  tenantId: guid,
  location: z.string(),
  kubernetesVersion: minor,
  vnet,
  endpoint: z.strictObject({
    publicAccessCidrs: z.array(z.string()).optional(),
    privateAccessCidrs: z.array(z.string()).optional(),
    privateDnsZoneId: z.string().optional(),
  }),
  access: z.strictObject({
    authorization: z.enum(["azure-rbac", "kubernetes-rbac"]).optional(),
    adminGroupObjectIds: z.array(guid).optional(),
    deployer: member.optional(),
    admins: principals.optional(),
    editors: principals.optional(),
    viewers: principals.optional(),
    members: z.record(z.string(), member).optional(),
  }),
  /** Takes only system pods. */
  systemPool: nodePool,
  nodePools: z.record(z.string(), nodePool),
  /** Of everything in the subscription, beside `environment` and `stack`. */
  tags: z.object({ owner: z.string() }).catchall(z.string()),
  clusterName: z.string().optional(),
  resourceGroup: z.string().optional(),
  nodeResourceGroup: z.string().optional(),
  serviceCidr: z.string().optional(),
  podCidr: z.string().optional(),
  cni: z.enum(["cilium", "calico", "own-cilium"]).optional(),
  registryIds: z.array(z.string()).optional(),
  logRetentionDays: z.int().optional(),
  deletionProtection: z.boolean().optional(),
  slaTier: z.enum(["Free", "Standard", "Premium"]).optional(),
  defender: z.boolean().optional(),
  azurePolicy: z.boolean().optional(),
  networkObservability: z.boolean().optional(),
  maintenance: z
    .strictObject({
      dayOfWeek: z.string().optional(),
      startTime: z.string({ error: 'a time in quotes, such as "02:00"' }).optional(),
      durationHours: z.int().optional(),
    })
    .optional(),
  storage: z
    .strictObject({ reclaimPolicy: z.enum(["Delete", "Retain"]).optional(), shared: z.boolean().optional() })
    .optional(),
  nodeAutoProvisioning: notYet("nodes are those of nodePools"),
});

/** The description of a cluster on AKS. */
export type AksClusterConfig = z.infer<typeof aksCluster>;
