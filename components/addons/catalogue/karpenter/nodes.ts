import type { KarpenterResources } from "../../../capabilities";
import type { Cluster, NodeProfile } from "../../../clusters/contract";
import { dedicatedKey, nodePoolLabel } from "../../../node-labels";
import type { CustomResourceManifest } from "../../definition";
import type { KarpenterNodePool, PlannedKarpenter } from "./options";

/** AWS' families of machines. The key is the resource that workloads need most. */
export const categories = { general: "m", compute: "c", memory: "r" } as const satisfies Record<NodeProfile, string>;

const nodeClassName = "bottlerocket";
const rootSize = "4Gi";

/** The facts about a cluster that determine its nodes. */
type NodeSurroundings = Pick<Cluster, "cloudFacts">;

/** Renders the EC2NodeClass of all nodes, and the NodePools. */
export function nodeResources(
  plan: PlannedKarpenter,
  resources: KarpenterResources,
  cluster: NodeSurroundings,
): CustomResourceManifest[] {
  const pools = Object.entries(plan.nodePools).map(([name, pool]) => nodePool(name, pool, plan));
  return [nodeClass(plan, resources, cluster), ...pools];
}

/**
 * Renders the EC2NodeClass. Its nodes are like the nodes in the cluster's own pools: an exact release of Bottlerocket, no credentials for pods, and
 * disks that are encrypted with the cluster's key. https://karpenter.sh/docs/concepts/nodeclasses/
 */
function nodeClass(
  plan: PlannedKarpenter,
  resources: KarpenterResources,
  cluster: NodeSurroundings,
): CustomResourceManifest {
  const ebs = {
    volumeType: "gp3",
    encrypted: true,
    kmsKeyID: resources.encryptionKeyArn,
    deleteOnTermination: true,
  };
  return {
    apiVersion: "karpenter.k8s.aws/v1",
    kind: "EC2NodeClass",
    name: nodeClassName,
    scope: "Cluster",
    deleteTimeout: deleteTimeout(plan),
    spec: {
      amiSelectorTerms: [{ alias: `bottlerocket@v${plan.bottlerocketVersion}` }],
      role: resources.nodeRole,
      subnetSelectorTerms: Object.values(resources.subnets).map((id) => ({ id })),
      securityGroupSelectorTerms: resources.securityGroupIds.map((id) => ({ id })),
      associatePublicIPAddress: false,
      metadataOptions: {
        httpEndpoint: "enabled",
        httpProtocolIPv6: "disabled",
        httpPutResponseHopLimit: 1,
        httpTokens: "required",
      },
      blockDeviceMappings: [
        { deviceName: "/dev/xvda", ebs: { ...ebs, volumeSize: rootSize } },
        { deviceName: "/dev/xvdb", ebs: { ...ebs, volumeSize: `${plan.diskSize}Gi` } },
      ],
      kubelet: { maxPods: resources.maxPods },
      userData: resources.userData,
      tags: { ...cluster.cloudFacts?.tags, ...driverTag(cluster) },
    },
  };
}

/**
 * Returns a tag for machines. This cluster's EBS driver may attach volumes only to machines with the tag. EKS sets the tag on machines of node
 * groups, but not on Karpenter's machines.
 * https://docs.aws.amazon.com/aws-managed-policy/latest/reference/AmazonEBSCSIDriverEKSClusterScopedPolicy.html
 */
function driverTag({ cloudFacts }: NodeSurroundings): Record<string, string> {
  const { clusterName } = cloudFacts ?? {};
  return clusterName === undefined ? {} : { "ebs.csi.aws.com/cluster-name": clusterName };
}

/** https://karpenter.sh/docs/concepts/nodepools/ */
function nodePool(name: string, pool: KarpenterNodePool, plan: PlannedKarpenter): CustomResourceManifest {
  const { limits, labels, taints = [], dedicated } = pool;
  const dedication: Readonly<Record<string, string>> = dedicated === undefined ? {} : { [dedicatedKey]: dedicated };
  const dedicate = ([key, value]: [string, string]) => ({ key, value, effect: "NoSchedule" });
  return {
    apiVersion: "karpenter.sh/v1",
    kind: "NodePool",
    name,
    scope: "Cluster",
    deleteTimeout: deleteTimeout(plan),
    spec: {
      template: {
        metadata: { labels: { [nodePoolLabel]: name, ...dedication, ...labels } },
        spec: {
          nodeClassRef: { group: "karpenter.k8s.aws", kind: "EC2NodeClass", name: nodeClassName },
          requirements: requirements(pool),
          taints: [...Object.entries(dedication).map(dedicate), ...taints],
          expireAfter: plan.expireAfter,
          terminationGracePeriod: plan.terminationGracePeriod,
        },
      },
      limits: { cpu: String(limits.cpu), memory: limits.memory },
      disruption: {
        consolidationPolicy: "WhenEmptyOrUnderutilized",
        consolidateAfter: "1m",
        budgets: [{ nodes: "10%" }],
      },
    },
  };
}

/** Limits machines to types that encrypt their traffic, and to sizes whose loss does not break the cluster. */
function requirements({
  profile = "general",
  architecture = "amd64",
  spot = false,
  zones,
}: KarpenterNodePool): object[] {
  const among = (key: string, ...values: readonly string[]) => ({ key, operator: "In", values });
  const aws = (label: string) => `karpenter.k8s.aws/instance-${label}`;
  return [
    among("kubernetes.io/os", "linux"),
    among("kubernetes.io/arch", architecture),
    among("karpenter.sh/capacity-type", ...(spot ? ["spot", "on-demand"] : ["on-demand"])),
    among(aws("category"), categories[profile]),
    { key: aws("generation"), operator: "Gt", values: ["5"] },
    { key: aws("cpu"), operator: "Gt", values: ["1"] },
    { key: aws("cpu"), operator: "Lt", values: ["33"] },
    among(aws("hypervisor"), "nitro"),
    among(aws("encryption-in-transit-supported"), "true"),
    ...(zones === undefined ? [] : [among("topology.kubernetes.io/zone", ...zones)]),
  ];
}

/** Returns twice `terminationGracePeriod`. A node waits that long for its pods, and then the machine must terminate, too. */
function deleteTimeout({ terminationGracePeriod }: PlannedKarpenter): string {
  return `${2 * Number.parseInt(terminationGracePeriod, 10)}m`;
}
