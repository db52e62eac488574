import type * as pulumi from "@pulumi/pulumi";
import type { ClusterDescription } from "../../existing";
import type { ReclaimPolicy } from "../../reclaim-policy";
import type { EksCni } from "../cni";
import type { EksClassArgs } from "../storage";

/**
 * The network of an EKS cluster that Keelson does not create. Keelson renders network policies from these facts.
 *
 * @example
 * ```ts
 * const network: ExistingEksNetworkArgs = {
 *   vpcId: "vpc-0123456789abcdef0",
 *   nodeCidrs: ["10.20.0.0/18"],
 *   serviceCidr: "172.20.0.0/16",
 * };
 * ```
 */
export interface ExistingEksNetworkArgs {
  /**
   * Id of the VPC.
   *
   * @form the id of a VPC, such as vpc-0a1b2c3d4e5f67890
   * @pattern ^vpc-([0-9a-f]{8}|[0-9a-f]{17})$
   */
  readonly vpcId: pulumi.Input<string>;
  /**
   * The plugin that connects pods and enforces NetworkPolicies: `vpc-cni`, `cilium` or `calico`. With `vpc-cni`, enable the network policies of this
   * CNI.
   *
   * @default "vpc-cni"
   */
  readonly cni?: EksCni;
  /** Ranges of the subnets of nodes. */
  readonly nodeCidrs: readonly pulumi.Input<string>[];
  /**
   * Ranges of the subnets of pods.
   *
   * @default the nodes' ranges. With the VPC CNI and with Cilium in ENI mode, pods have addresses from these ranges
   */
  readonly podCidrs?: readonly pulumi.Input<string>[];
  /** Ranges of the subnets with the control plane's network interfaces (`resourcesVpcConfig.subnetIds`). @default the nodes' ranges */
  readonly controlPlaneCidrs?: readonly pulumi.Input<string>[];
  /** Ranges of the subnets of internet-facing load balancers. @default the nodes' ranges */
  readonly publicCidrs?: readonly pulumi.Input<string>[];
  /** Ranges of the subnets with interface endpoints of AWS services. @default none: pods reach AWS services over the internet */
  readonly interfaceEndpointCidrs?: readonly pulumi.Input<string>[];
  /** Range of Services (`kubernetesNetworkConfig.serviceIpv4Cidr`). EKS' default is 10.100.0.0/16 or 172.20.0.0/16. */
  readonly serviceCidr: string;
}

/**
 * The resources that Karpenter uses in the account. Create these resources before you run this program, with Karpenter's own guide or with
 * terraform-aws-eks. Karpenter's nodes run up to 110 pods each, so enable prefix delegation in the VPC CNI.
 *
 * @example
 * ```ts
 * const forKarpenter: ExistingKarpenterArgs = {
 *   interruptionQueue: "team-karpenter",
 *   nodeRole: "team-karpenter-nodes",
 *   subnets: { "eu-central-1a": "subnet-0123456789abcdef0" },
 *   securityGroupIds: ["sg-0123456789abcdef0"],
 *   encryptionKeyArn: "arn:aws:kms:eu-central-1:111122223333:key/12345678-1234-1234-1234-123456789012",
 * };
 * ```
 */
export interface ExistingKarpenterArgs {
  /**
   * Name of the SQS queue for interruption events, in the cluster's account and region.
   * https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_CreateQueue.html
   *
   * @form the name of a standard queue: up to 80 letters, digits, "-" and "_"
   * @pattern ^[A-Za-z0-9_-]{1,80}$
   */
  readonly interruptionQueue: string;
  /**
   * Name of the IAM role of Karpenter's nodes, without a path. The role needs an access entry of the type EC2_LINUX.
   * https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateRole.html
   *
   * @form the name of a role, without its path and ARN
   * @pattern ^[\w+=,.@\-]{1,64}$
   */
  readonly nodeRole: string;
  /**
   * Ids of the subnets for Karpenter's nodes, by zone.
   *
   * @form the id of a subnet, such as subnet-0a1b2c3d4e5f67890
   * @pattern ^subnet-([0-9a-f]{8}|[0-9a-f]{17})$
   */
  readonly subnets: Readonly<Record<string, pulumi.Input<string>>>;
  /**
   * Ids of the security groups of Karpenter's nodes. Usually this is the cluster security group, which EKS creates.
   *
   * @form the id of a security group, such as sg-0a1b2c3d4e5f67890
   * @pattern ^sg-([0-9a-f]{8}|[0-9a-f]{17})$
   */
  readonly securityGroupIds: readonly pulumi.Input<string>[];
  /** ARN of the KMS key that encrypts the disks of Karpenter's nodes. */
  readonly encryptionKeyArn: pulumi.Input<string>;
}

/**
 * StorageClasses that the program creates. The cluster must have the drivers of these classes: aws-ebs-csi-driver, and also aws-efs-csi-driver for
 * the type `efs`.
 *
 * @example
 * ```ts
 * const storage: ExistingEksStorageArgs = { reclaimPolicy: "Retain", classes: { logs: { type: "gp3" } } };
 * ```
 */
export interface ExistingEksStorageArgs {
  /** Reclaim policy of these classes: `Delete` or `Retain`. @default "Delete" */
  readonly reclaimPolicy?: ReclaimPolicy;
  /** ARN of the KMS key that encrypts new disks. The driver must be allowed to use the key. @default the account's key for EBS */
  readonly encryptionKeyArn?: pulumi.Input<string>;
  /** StorageClasses by name. None of these classes becomes the default class. @default none */
  readonly classes?: Readonly<Record<string, EksClassArgs>>;
}

/**
 * An EKS cluster that Keelson does not create, for instance one from Terraform, eksctl, the console, `@pulumi/eks` or `aws.eks.Cluster`.
 *
 * @example
 * ```ts
 * const args: ExistingEksClusterArgs = {
 *   accountId: "111122223333",
 *   region: "eu-central-1",
 *   kubernetesVersion: "1.35",
 *   issuer: "https://oidc.eks.eu-central-1.amazonaws.com/id/0123456789ABCDEF0123456789ABCDEF",
 *   endpoint: "https://0123456789ABCDEF0123456789ABCDEF.gr7.eu-central-1.eks.amazonaws.com",
 *   certificateAuthority: "LS0tLS1CRUdJTiBDRVJUSUZJQ0FURS0tLS0tCg==",
 *   network: { vpcId: "vpc-0123456789abcdef0", nodeCidrs: ["10.20.0.0/18"], serviceCidr: "172.20.0.0/16" },
 * };
 * ```
 */
export interface ExistingEksClusterArgs extends ClusterDescription {
  /**
   * Id of the cluster's account. The program creates roles of service accounts there.
   *
   * @form the twelve digits of an account
   * @pattern ^[0-9]{12}$
   */
  readonly accountId: string;
  /** AWS region, for instance `eu-central-1`. */
  readonly region: string;
  /**
   * URL of the cluster's token issuer (`identity.oidc.issuer`). EKS generates the URL once per cluster, so the URL also distinguishes the cluster
   * from a replacement with the same name. If the URL changes, the program creates everything in the cluster again. Do not use the dual-stack URL,
   * because tokens never contain it.
   *
   * @form the URL of the cluster's token issuer, such as https://oidc.eks.eu-central-1.amazonaws.com/id/ID
   * @pattern ^https://oidc\.eks\.[a-z0-9\-]+\.amazonaws\.com(\.cn)?/id/[0-9A-Za-z]+$
   */
  readonly issuer: pulumi.Input<string>;
  /**
   * URL of the API server. Required without `kubeconfig`.
   *
   * @form the API server's URL with https://, a host and optionally a port
   * @pattern ^https://[A-Za-z0-9]([A-Za-z0-9.\-]*[A-Za-z0-9])?(:[0-9]{1,5})?/?$
   */
  readonly endpoint?: pulumi.Input<string>;
  /**
   * Certificate authority of the API server, in base64. Required without `kubeconfig`.
   *
   * @form a certificate in base64 that begins with LS0tLS1CRUdJTi
   * @pattern ^LS0tLS1CRUdJTi[A-Za-z0-9+\/]+={0,2}$
   */
  readonly certificateAuthority?: pulumi.Input<string>;
  /** The cluster's kubeconfig, as YAML or JSON; kept secret. @default a kubeconfig without a credential: the AWS CLI fetches tokens */
  readonly kubeconfig?: pulumi.Input<string>;
  /**
   * ARN of the IAM OIDC provider that trusts the cluster's tokens. If you set it, AWS recognizes service accounts by their tokens (IRSA).
   * @default EKS Pod Identity, whose agent must run on the nodes
   */
  readonly oidcProviderArn?: pulumi.Input<string>;
  /** The cluster's network. */
  readonly network: ExistingEksNetworkArgs;
  /** The resources that Karpenter needs in the account. @default none: the add-on karpenter is refused */
  readonly karpenter?: ExistingKarpenterArgs;
  /** StorageClasses that the program creates. @default none */
  readonly storage?: ExistingEksStorageArgs;
  /**
   * Name of the CloudWatch log group for the logs of workloads.
   * https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_CreateLogGroup.html
   *
   * @default none: add-ons that send logs to CloudWatch are refused
   * @form the name of a log group: up to 512 letters, digits and "_", "-", "/", ".", "#"
   * @pattern ^[.\-_\/#A-Za-z0-9]{1,512}$
   */
  readonly logGroup?: string;
  /** Tags of everything that the program creates in the account. The program adds the tags `managed-by` and `cluster`. @default none */
  readonly tags?: Readonly<Record<string, string>>;
  /**
   * The control plane's resource or its component, if this program creates the control plane. Objects that own no cloud resources are then deleted
   * together with the control plane. @default the program deletes each object
   */
  readonly deletedWith?: pulumi.Resource;
}
