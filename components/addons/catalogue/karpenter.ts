import { type KarpenterResources, karpenterResources, meets, monitoring, nodeAutoscaling } from "../../capabilities";
import type { Cluster } from "../../clusters/contract";
import { defineAddon } from "../define";
import type { AddonIdentity, CrdKind } from "../definition";
import { provideOne } from "../provide";
import { spread, tolerateSystemPool } from "./availability";
import { awsSite, checkAwsSite } from "./aws-site";
import { containerResources } from "./container-resources";
import { checkKarpenter } from "./karpenter-check";
import { nodeResources } from "./karpenter-nodes";
import { type KarpenterOptions, planKarpenter } from "./karpenter-options";
import { karpenterPermissions } from "./karpenter-permissions";

export type { KarpenterNodePool, KarpenterOptions, KarpenterTaint } from "./karpenter-options";

const name = "karpenter";
const pods = { "app.kubernetes.io/name": name, "app.kubernetes.io/instance": name };

/** One is at work, a second is ready to take over; more would only wait. */
const maxReplicas = 2;

/**
 * Brings machines as pods need them and takes them away again. Its custom resources go first and are waited for: their machines
 * end while it is still there to end them.
 */
export const karpenter = defineAddon<KarpenterOptions>({
  name,
  summary: "machines as pods need them, chosen by what they cost",
  chart: { repository: "oci://public.ecr.aws/karpenter/karpenter", name, version: "1.14.1" },
  namespace: "kube-system",
  clouds: {
    aws: true,
    gcp: "GKE scales its node pools itself",
    azure: "AKS scales its node pools itself",
    none: "no cloud gives machines",
  },
  crds: {
    how: "companion",
    chart: { repository: "oci://public.ecr.aws/karpenter/karpenter-crd", name: "karpenter-crd", version: "1.14.1" },
    /* Every NodePool, and every machine, would go with the CRDs. */
    values: { additionalAnnotations: { "helm.sh/resource-policy": "keep" } },
    kinds: crdKinds(),
  },
  ownsCloudResources: true,
  check: ({ options, cluster }) => [
    checkAwsSite(cluster),
    ...checkKarpenter(options, { pools: cluster.nodePools, subnets: resourcesOf(cluster)?.subnets }),
  ],
  needs: () => [{ capability: karpenterResources, after: "nothing" }],
  wants: () => [{ capability: monitoring }],
  provides: [provideOne(nodeAutoscaling, () => ({ autoscaler: name }), "resources")],
  identities: ({ options, cluster }) => identities(options, cluster),
  values: ({ cluster, tier, find, identities: given }) => ({
    serviceAccount: { name, annotations: given[name]?.serviceAccountAnnotations ?? {} },
    settings: {
      clusterName: cluster.clusterName,
      eksControlPlane: true,
      interruptionQueue: find(karpenterResources)?.interruptionQueue,
      /* It does not start where the cluster has no zonal shift; ours have. */
      enableZonalShift: cluster.origin === "created",
      featureGates: { reservedCapacity: false },
    },
    replicas: Math.min(tier.replicas, maxReplicas),
    affinity,
    topologySpreadConstraints: spread(pods, tier),
    tolerations: tolerateSystemPool,
    priorityClassName: "system-cluster-critical",
    controller: {
      /* The metadata service, which it would ask, does not answer pods. */
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

/** Never on its own machines, and both replicas on one node rather than one of them nowhere. */
const affinity = {
  nodeAffinity: {
    requiredDuringSchedulingIgnoredDuringExecution: {
      nodeSelectorTerms: [{ matchExpressions: [{ key: "karpenter.sh/nodepool", operator: "DoesNotExist" }] }],
    },
  },
  podAntiAffinity: null,
} as const;

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

function crdKinds(): CrdKind[] {
  const kind = (group: string, version: string, kind: string, scope: CrdKind["scope"] = "Cluster"): CrdKind => ({
    group,
    version,
    kind,
    plural: `${kind.toLowerCase()}s`,
    scope,
  });
  return [
    { ...kind("autoscaling.x-k8s.io", "v1beta1", "CapacityBuffer", "Namespaced") },
    { ...kind("karpenter.k8s.aws", "v1", "EC2NodeClass"), plural: "ec2nodeclasses" },
    kind("karpenter.sh", "v1", "NodeClaim"),
    kind("karpenter.sh", "v1alpha1", "NodeOverlay"),
    kind("karpenter.sh", "v1", "NodePool"),
  ];
}
