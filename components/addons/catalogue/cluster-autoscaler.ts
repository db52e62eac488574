import { karpenterResources, meets, monitoring, nodeAutoscaling } from "../../capabilities";
import type { AwsPermission } from "../../clusters/contract";
import { nodePoolLabel } from "../../node-labels";
import { type Problem, quote } from "../../problems";
import { defineAddon } from "../define";
import type { AddonScope } from "../definition";
import { provideOne } from "../provide";
import { spread, tolerateSystemPool } from "./availability";
import { type AwsSite, awsSite, checkAwsSite } from "./aws-site";
import { containerResources } from "./container-resources";

/** Options of cluster-autoscaler. */
export interface ClusterAutoscalerOptions {
  /**
   * Release of its image, of the cluster's own minor: it simulates that minor's scheduler. For instance `v1.35.2`.
   *
   * @default the newest known for the minor
   */
  readonly imageTag?: string;
}

const name = "cluster-autoscaler";
const pods = { "app.kubernetes.io/name": name, "app.kubernetes.io/instance": name };

/** By minor of the cluster: https://github.com/kubernetes/autoscaler/releases */
const imageTags: ReadonlyMap<string, string> = new Map([
  ["1.34", "v1.34.5"],
  ["1.35", "v1.35.2"],
  ["1.36", "v1.36.1"],
]);

/** One is at work, a second is ready to take over; more would only wait. */
const maxReplicas = 2;

/** Moves the node pools between their bounds as pods need them. */
export const clusterAutoscaler = defineAddon<ClusterAutoscalerOptions>({
  name,
  summary: "moves node pools between their bounds as pods need them",
  chart: { repository: "https://kubernetes.github.io/autoscaler", name, version: "9.59.0" },
  namespace: "kube-system",
  clouds: {
    aws: true,
    gcp: "GKE scales its node pools itself",
    azure: "AKS scales its node pools itself",
    none: "no cloud gives machines",
  },
  crds: { how: "none" },
  check: (scope) => [checkAwsSite(scope.cluster), checkImage(scope), checkPurpose(scope)],
  wants: () => [{ capability: monitoring }],
  provides: [provideOne(nodeAutoscaling, () => ({ autoscaler: name }))],
  identities: ({ cluster }) => {
    const site = awsSite(cluster);
    return site === undefined
      ? []
      : [{ serviceAccount: name, permissions: { aws: clusterAutoscalerPermissions(site) } }];
  },
  values: ({ options, cluster, tier, find, identities }) => ({
    nameOverride: name,
    fullnameOverride: name,
    image: { tag: options.imageTag ?? imageTags.get(cluster.kubernetesVersion) },
    autoDiscovery: { clusterName: awsSite(cluster)?.clusterName },
    awsRegion: awsSite(cluster)?.region,
    rbac: { serviceAccount: { name, annotations: identities[name]?.serviceAccountAnnotations ?? {} } },
    extraArgs,
    replicaCount: Math.min(tier.replicas, maxReplicas),
    podDisruptionBudget: { maxUnavailable: 1 },
    topologySpreadConstraints: spread(pods, tier),
    priorityClassName: "system-cluster-critical",
    tolerations: tolerateSystemPool,
    resources: containerResources({ cpu: "100m", memory: "300Mi", limit: "600Mi" }),
    securityContext: {
      runAsNonRoot: true,
      runAsUser: 65534,
      runAsGroup: 65534,
      fsGroup: 65534,
      seccompProfile: { type: "RuntimeDefault" },
    },
    containerSecurityContext: {
      allowPrivilegeEscalation: false,
      capabilities: { drop: ["ALL"] },
      readOnlyRootFilesystem: true,
    },
    serviceMonitor: { enabled: find(monitoring) !== undefined, namespace: "kube-system", interval: "30s" },
  }),
});

/**
 * Scales the pool that wastes least, keeps pools that differ by name only (one for each zone) alike, and leaves no node standing
 * for the sake of system pods or scratch space: disruption budgets say what may go.
 */
const extraArgs = {
  expander: "least-waste",
  "balance-similar-node-groups": true,
  "balancing-ignore-label": nodePoolLabel,
  "skip-nodes-with-system-pods": false,
  "skip-nodes-with-local-storage": false,
} as const;

/**
 * Reads what there is in the region and the cluster's own node groups, and moves what bears the tag that EKS gives to the auto
 * scaling groups of managed node groups. https://docs.aws.amazon.com/eks/latest/userguide/managed-node-groups.html
 */
export function clusterAutoscalerPermissions({ partition, region, accountId, clusterName }: AwsSite): AwsPermission[] {
  const owned = { [`aws:ResourceTag/k8s.io/cluster-autoscaler/${clusterName}`]: "owned" };
  return [
    {
      actions: [
        "autoscaling:DescribeAutoScalingGroups",
        "autoscaling:DescribeAutoScalingInstances",
        "autoscaling:DescribeLaunchConfigurations",
        "autoscaling:DescribeScalingActivities",
        "ec2:DescribeImages",
        "ec2:DescribeInstanceTypes",
        "ec2:DescribeLaunchTemplateVersions",
        "ec2:GetInstanceTypesFromInstanceRequirements",
      ],
      resources: ["*"],
      conditions: { StringEquals: { "aws:RequestedRegion": region } },
    },
    {
      actions: ["eks:DescribeNodegroup"],
      resources: [`arn:${partition}:eks:${region}:${accountId}:nodegroup/${clusterName}/*/*`],
    },
    {
      actions: ["autoscaling:SetDesiredCapacity", "autoscaling:TerminateInstanceInAutoScalingGroup"],
      resources: [`arn:${partition}:autoscaling:${region}:${accountId}:autoScalingGroup:*:autoScalingGroupName/*`],
      conditions: { StringEquals: owned },
    },
  ];
}

function checkImage({ options: { imageTag }, cluster }: AddonScope<ClusterAutoscalerOptions>): Problem | false {
  const { kubernetesVersion: minor } = cluster;
  const known = [...imageTags.keys()].join(", ");
  if (imageTag === undefined) {
    return (
      !imageTags.has(minor) && {
        path: "imageTag",
        message: `no release is known for Kubernetes ${minor} (known are ${known}): give one of that minor, such as "v${minor}.0"`,
      }
    );
  }
  return (
    !(/^v\d+\.\d+\.\d+$/.test(imageTag) && imageTag.startsWith(`v${minor}.`)) && {
      path: "imageTag",
      message: `a release of the cluster's minor, such as "v${minor}.0", given ${quote(imageTag)}`,
    }
  );
}

function checkPurpose({ cluster }: AddonScope<ClusterAutoscalerOptions>): Problem | false {
  return (
    cluster.builtin.some((offer) => meets({ capability: karpenterResources }, offer)) && {
      path: "cluster.autoscaler",
      message: `"cluster-autoscaler" or none, given "karpenter": choose the add-on karpenter, or make the cluster for this one`,
    }
  );
}
