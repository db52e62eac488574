import {
  type KarpenterResources,
  karpenterResources,
  meets,
  monitoring,
  type NodeAutoscaling,
  nodeAutoscaling,
} from "../../../capabilities";
import { crdKind } from "../../../charts";
import type { Cluster } from "../../../clusters/contract";
import { awsSite, checkAwsSite } from "../../cloud-site";
import { defineAddon } from "../../define";
import type { AddonIdentity } from "../../definition";
import { containerResources, inPairs, preferSystemPool, spread, tolerateSystemPool } from "../../pods";
import { provideOne } from "../../provide";
import { checkKarpenter } from "./check";
import { nodeResources } from "./nodes";
import { type KarpenterOptions, planKarpenter } from "./options";
import { karpenterPermissions } from "./permissions";

const name = "karpenter";
const pods = { "app.kubernetes.io/name": name, "app.kubernetes.io/instance": name };

/**
 * Starts machines when pods need them, and terminates machines that no pod needs. Karpenter's custom resources are deleted before Karpenter, so that
 * it can still terminate their machines.
 */
export const karpenter = defineAddon<KarpenterOptions>({
  name,
  optionsType: "KarpenterOptions",
  summary: "adds machines for pods that need them, and chooses them by price",
  whenRemoved: "all machines that Karpenter started are drained and deleted",
  chart: { repository: "oci://public.ecr.aws/karpenter/karpenter", name, version: "1.14.1" },
  images: {
    values: {
      "controller.image.repository": "public.ecr.aws/karpenter/controller",
    },
    pullSecrets: { imagePullSecrets: "objects" },
  },
  environment: { "controller.env": "list" },
  mounts: { extraVolumes: "volumes", "controller.extraVolumeMounts": "mounts" },
  monitors: ["serviceMonitor.additionalLabels"],
  pods: { placed: [""] },
  namespace: "kube-system",
  clouds: {
    aws: true,
    gcp: "GKE scales its node pools itself",
    azure: "AKS scales its node pools itself",
    none: "without a cloud, nothing provides machines",
  },
  crds: {
    how: "companion",
    chart: { repository: "oci://public.ecr.aws/karpenter/karpenter-crd", name: "karpenter-crd", version: "1.14.1" },
    /* Keeps the CRDs. Deleting them would delete every NodePool and every machine. */
    values: { additionalAnnotations: { "helm.sh/resource-policy": "keep" } },
    kinds: [
      crdKind("autoscaling.x-k8s.io/v1beta1", "CapacityBuffer"),
      crdKind("karpenter.k8s.aws/v1", "EC2NodeClass", { plural: "ec2nodeclasses", scope: "Cluster" }),
      crdKind("karpenter.sh/v1", "NodeClaim", { scope: "Cluster" }),
      crdKind("karpenter.sh/v1alpha1", "NodeOverlay", { scope: "Cluster" }),
      crdKind("karpenter.sh/v1", "NodePool", { scope: "Cluster" }),
    ],
  },
  underArgoCd: "Argo CD itself runs on nodes that this add-on creates",
  ownsCloudResources: true,
  check: ({ options, cluster }) => [
    checkAwsSite(cluster),
    ...checkKarpenter(options, { pools: cluster.nodePools, subnets: resourcesOf(cluster)?.subnets }),
  ],
  needs: () => [{ capability: karpenterResources, after: "nothing" }],
  wants: () => [{ capability: monitoring }],
  provides: [provideOne(nodeAutoscaling, ({ options }) => autoscaling(options), "resources")],
  identities: ({ options, cluster }) => identities(options, cluster),
  values: ({ cluster, tier, find, identities: given }) => ({
    serviceAccount: { name, annotations: given[name]?.serviceAccountAnnotations ?? {} },
    settings: {
      clusterName: cluster.clusterName,
      eksControlPlane: true,
      interruptionQueue: find(karpenterResources)?.interruptionQueue,
      /* Karpenter does not start with this option if the cluster has no zonal shift. Clusters that this program creates have zonal shift. */
      enableZonalShift: cluster.origin === "created",
      featureGates: { reservedCapacity: false },
    },
    replicas: inPairs(tier).replicas,
    affinity: ownAffinity,
    topologySpreadConstraints: spread(pods, tier),
    tolerations: tolerateSystemPool,
    priorityClassName: "system-cluster-critical",
    controller: {
      /* The region is set explicitly, because pods cannot reach the metadata service. */
      env: [{ name: "AWS_REGION", value: cluster.cloudFacts?.region }],
      resources: containerResources({ cpu: "250m", memory: "512Mi", limit: "1Gi" }),
    },
    serviceMonitor: { enabled: find(monitoring) !== undefined },
  }),
  customResources: ({ options, cluster, find }) => {
    const resources = find(karpenterResources);
    return resources === undefined ? [] : nodeResources(planKarpenter(options), resources, cluster);
  },
});

/** Keeps Karpenter off the machines that it starts. Allows both replicas on one node, so that a single node is enough. */
const ownAffinity = {
  nodeAffinity: {
    ...preferSystemPool,
    requiredDuringSchedulingIgnoredDuringExecution: {
      nodeSelectorTerms: [{ matchExpressions: [{ key: "karpenter.sh/nodepool", operator: "DoesNotExist" }] }],
    },
  },
  podAntiAffinity: null,
} as const;

function autoscaling(options: KarpenterOptions): NodeAutoscaling {
  const pools = Object.values(planKarpenter(options).nodePools);
  return { autoscaler: name, dedicatedPools: pools.flatMap(({ dedicated }) => dedicated ?? []) };
}

function identities(options: KarpenterOptions, cluster: Cluster): AddonIdentity[] {
  const site = awsSite(cluster);
  const resources = resourcesOf(cluster);
  if (site === undefined || resources === undefined) {
    return [];
  }
  const spot = Object.values(planKarpenter(options).nodePools).some((pool) => pool.spot === true);
  return [{ serviceAccount: name, permissions: { aws: karpenterPermissions({ site, resources, spot }) } }];
}

function resourcesOf({ builtin }: Cluster): KarpenterResources | undefined {
  const found = builtin.find((offer) => meets({ capability: karpenterResources }, offer));
  return found?.value as KarpenterResources | undefined;
}
