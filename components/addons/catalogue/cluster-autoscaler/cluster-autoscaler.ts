import { karpenterResources, meets, monitoring, nodeAutoscaling } from "../../../capabilities";
import { expected, type Problem } from "../../../problems";
import { awsSite, checkAwsSite } from "../../cloud-site";
import { defineAddon } from "../../define";
import type { AddonScope } from "../../definition";
import { containerResources, inPairs, onSystemPool, spread } from "../../pods";
import { provideOne } from "../../provide";
import { clusterAutoscalerPermissions } from "./permissions";

/**
 * Options of cluster-autoscaler.
 *
 * @example
 * ```ts
 * clusterAutoscaler({ imageTag: "v1.35.0" });
 * ```
 */
export interface ClusterAutoscalerOptions {
  /**
   * Tag of the autoscaler's image, for instance `v1.35.2`. The image's minor version must equal the cluster's minor version, because the autoscaler
   * simulates the scheduler of that version.
   *
   * @default the newest known tag for the cluster's minor version
   */
  readonly imageTag?: string;
}

const name = "cluster-autoscaler";
const pods = { "app.kubernetes.io/name": name, "app.kubernetes.io/instance": name };

/** Tags by the cluster's minor version: https://github.com/kubernetes/autoscaler/releases */
const imageTags: ReadonlyMap<string, string> = new Map([
  ["1.34", "v1.34.5"],
  ["1.35", "v1.35.2"],
  ["1.36", "v1.36.1"],
]);

/** Adds nodes to node pools when pods need them, and removes unused nodes, within the limits of each pool. */
export const clusterAutoscaler = defineAddon<ClusterAutoscalerOptions>({
  name,
  optionsType: "ClusterAutoscalerOptions",
  summary: "adds nodes for pods that need them, within the limits of each node pool",
  whenRemoved: "nodes are no longer added or removed",
  chart: { repository: "https://kubernetes.github.io/autoscaler", name, version: "9.59.0" },
  images: {
    values: {
      "image.repository": "registry.k8s.io/autoscaling/cluster-autoscaler",
    },
    pullSecrets: { "image.pullSecrets": "names" },
  },
  environment: { extraEnv: "map" },
  mounts: { extraVolumes: "volumes", extraVolumeMounts: "mounts" },
  monitors: ["serviceMonitor.selector"],
  pods: { placed: [""] },
  namespace: "kube-system",
  clouds: {
    aws: true,
    gcp: "GKE scales its node pools itself",
    azure: "AKS scales its node pools itself",
    none: "without a cloud, nothing provides machines",
  },
  crds: { how: "none" },
  underArgoCd: "Argo CD itself runs on nodes that this add-on creates",
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
    replicaCount: inPairs(tier).replicas,
    podDisruptionBudget: { maxUnavailable: 1 },
    topologySpreadConstraints: spread(pods, tier),
    priorityClassName: "system-cluster-critical",
    ...onSystemPool,
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
 * Scales the node group that wastes least. Balances the groups of a pool, because they differ only in their zone. Also removes nodes with system pods
 * or scratch space, because disruption budgets protect the pods.
 */
const extraArgs = {
  expander: "least-waste",
  "balance-similar-node-groups": true,
  "skip-nodes-with-system-pods": false,
  "skip-nodes-with-local-storage": false,
} as const;

function checkImage({ options: { imageTag }, cluster }: AddonScope<ClusterAutoscalerOptions>): Problem | false {
  const { kubernetesVersion: minor } = cluster;
  const fits = imageTag === undefined ? imageTags.has(minor) : isTagOf(minor, imageTag);
  const known = `set imageTag, because Keelson has defaults only for Kubernetes ${[...imageTags.keys()].join(", ")}`;
  const fix = imageTag === undefined ? known : undefined;
  return !fits && expected("imageTag", `a release for Kubernetes ${minor}, such as "v${minor}.0"`, imageTag, fix);
}

function isTagOf(minor: string, imageTag: string): boolean {
  return /^v\d+\.\d+\.\d+$/.test(imageTag) && imageTag.startsWith(`v${minor}.`);
}

function checkPurpose({ cluster }: AddonScope<ClusterAutoscalerOptions>): Problem | false {
  return (
    cluster.builtin.some((offer) => meets({ capability: karpenterResources }, offer)) &&
    expected(
      "cluster.autoscaler",
      '"cluster-autoscaler" or none',
      "karpenter",
      "change the cluster option autoscaler, or replace this add-on with karpenter",
    )
  );
}
