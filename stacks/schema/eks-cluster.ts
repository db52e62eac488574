import { z } from "zod";
import { awsAccount, minor, notYet } from "./fields";
import { poolFields } from "./node-pool";

/* What the values mean, their defaults and what is refused besides their shape: components/clusters/eks. */

const principals = z.record(
  z.string(),
  z.strictObject({ principalArn: z.string(), namespaces: z.array(z.string()).optional() }),
);

const nodePool = z.strictObject({
  ...poolFields("instanceTypes"),
  instanceTypes: z.array(z.string()).optional(),
  maxUnavailable: z.int().optional(),
  operatingSystem: z.enum(["bottlerocket", "al2023"]).optional(),
  releaseVersion: z.string().optional(),
});

const subnets = z.strictObject({
  privateSubnetId: z.string(),
  privateCidr: z.string(),
  intraSubnetId: z.string(),
  intraCidr: z.string(),
});

const vpc = z.strictObject({
  cidr: z.string(),
  zones: z.array(z.string()),
  natGateways: z.enum(["single", "per-zone"]).optional(),
  flowLogs: z.boolean().optional(),
  interfaceEndpoints: z.boolean().optional(),
  interfaceEndpointCidrs: z.array(z.string()).optional(),
  vpcId: z.string().optional(),
  subnets: z.record(z.string(), subnets).optional(),
  dualStack: notYet("addresses are IPv4"),
  customNetworking: notYet("pods have addresses of the private subnets; give a larger vpc.cidr"),
});

/** A cluster on Amazon EKS that the stack makes. */
export const eksCluster = z.strictObject({
  kind: z.literal("eks"),
  accountId: awsAccount,
  region: z.string(),
  kubernetesVersion: minor,
  vpc,
  endpoint: z.strictObject({
    publicAccessCidrs: z.array(z.string()).optional(),
    privateAccessCidrs: z.array(z.string()).optional(),
  }),
  access: z.strictObject({
    deployer: z.string(),
    admins: principals,
    editors: principals.optional(),
    viewers: principals.optional(),
    members: z.record(z.string(), z.strictObject({ principalArn: z.string(), groups: z.array(z.string()) })).optional(),
  }),
  nodePools: z.record(z.string(), nodePool),
  /** Takes only system pods. */
  systemPool: nodePool.optional(),
  /** Of everything in the account, beside `environment` and `stack`. */
  tags: z.object({ owner: z.string() }).catchall(z.string()),
  clusterName: z.string().optional(),
  serviceCidr: z.string().optional(),
  cni: z.enum(["vpc-cni", "cilium", "calico"]).optional(),
  addonVersions: z.record(z.string(), z.string()).optional(),
  encryptionKeyArn: z.string().optional(),
  logRetentionDays: z.int().optional(),
  deletionProtection: z.boolean().optional(),
  nodeRepair: z.boolean().optional(),
  storage: z
    .strictObject({ reclaimPolicy: z.enum(["Delete", "Retain"]).optional(), shared: z.boolean().optional() })
    .optional(),
  identities: z.enum(["pod-identity", "irsa"]).optional(),
  autoscaler: z.enum(["cluster-autoscaler", "karpenter"]).optional(),
  autoMode: notYet("nodes are those of nodePools"),
});

/** The description of a cluster on EKS. */
export type EksClusterConfig = z.infer<typeof eksCluster>;
