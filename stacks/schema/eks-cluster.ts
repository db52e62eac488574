import { z } from "zod";
import {
  EksCni,
  IdentityMechanism,
  NatGateways,
  NodeAutoscaler,
  OperatingSystem,
  ReclaimPolicy,
} from "../../components/clusters/eks";
import { awsAccount, notYet, version } from "./fields";
import { poolFields } from "./node-pool";

/* This is the shape of the values. Their meaning, defaults and other checks: components/clusters/eks. */

const principals = z.record(
  z.string(),
  z.strictObject({
    principalArn: z.string(),
    namespaces: z.array(z.string()).optional(),
    groups: z.array(z.string()).optional(),
  }),
);

const nodePool = z.strictObject({
  ...poolFields("instanceTypes"),
  instanceTypes: z.array(z.string()).optional(),
  groupPerZone: z.boolean().optional(),
  maxUnavailable: z.int().optional(),
  operatingSystem: z.enum(OperatingSystem).optional(),
  releaseVersion: z.string().optional(),
});

const managedAddon = z.strictObject({
  version: z.string().optional(),
  values: z.record(z.string(), z.unknown()).optional(),
  identities: z.record(z.string(), z.array(z.string())).optional(),
});

const subnets = z.strictObject({
  privateSubnetId: z.string(),
  privateCidr: z.string(),
  intraSubnetId: z.string(),
  intraCidr: z.string(),
});

const transitGateway = z.strictObject({ transitGatewayId: z.string(), destinationCidrBlocks: z.array(z.string()) });

const peering = z.strictObject({
  peerVpcId: z.string(),
  destinationCidrBlocks: z.array(z.string()),
  peerRouteTableIds: z.array(z.string()).optional(),
});

const vpc = z.strictObject({
  cidr: z.string(),
  zones: z.array(z.string()),
  natGateways: z.enum(NatGateways).optional(),
  flowLogs: z.boolean().optional(),
  interfaceEndpoints: z.boolean().optional(),
  interfaceEndpointCidrs: z.array(z.string()).optional(),
  transitGateway: transitGateway.optional(),
  peering: peering.optional(),
  vpcId: z.string().optional(),
  subnets: z.record(z.string(), subnets).optional(),
  dualStack: notYet("addresses are IPv4 only"),
  customNetworking: notYet("pods take addresses from the private subnets; choose a larger vpc.cidr"),
});

/** An Amazon EKS cluster that the stack creates. */
export const eksCluster = z.strictObject({
  kind: z.literal("eks"),
  accountId: awsAccount,
  region: z.string(),
  kubernetesVersion: version,
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
  /** Runs system pods only. */
  systemPool: nodePool.optional(),
  /** Tags of everything in the account; `environment` and `stack` are added. */
  tags: z.object({ owner: z.string() }).catchall(z.string()),
  clusterName: z.string().optional(),
  serviceCidr: z.string().optional(),
  cni: z.enum(EksCni).optional(),
  managedAddons: z.record(z.string(), managedAddon).optional(),
  roles: z
    .strictObject({
      permissionsBoundary: z.string().optional(),
      path: z.string().optional(),
      nodePolicies: z.array(z.string()).optional(),
    })
    .optional(),
  encryptionKeyArn: z.string().optional(),
  logRetentionDays: z.int().optional(),
  deletionProtection: z.boolean().optional(),
  nodeRepair: z.boolean().optional(),
  backups: z
    .strictObject({
      versionDays: z.int().optional(),
      lockDays: z.int().optional(),
      encryptionKeyArn: z.string().optional(),
    })
    .optional(),
  storage: z
    .strictObject({ reclaimPolicy: z.enum(ReclaimPolicy).optional(), shared: z.boolean().optional() })
    .optional(),
  identities: z.enum(IdentityMechanism).optional(),
  autoscaler: z.enum(NodeAutoscaler).optional(),
  autoMode: notYet("describe the nodes in nodePools"),
});

/** An EKS cluster as the stack's file describes it. */
export type EksClusterConfig = z.infer<typeof eksCluster>;
