import type { TierFacts } from "../../../tier";
import { type ContainerSize, containerResources, disruptionBudget, inPairs, spread } from "../../pods";
import { podsOf } from "./flows";

/**
 * Returns the replicas, resources and metrics of each part. The application controller has one replica, because more replicas would divide the
 * clusters among them and not stand by. Redis is a cache and has one pod. In tiers with three or more replicas, Redis has three pods behind HAProxy.
 */
export function argoCdSizes(tier: TierFacts, monitored: boolean): Record<string, unknown> {
  const metrics = { enabled: monitored, serviceMonitor: { enabled: monitored } };
  const emptyDir = { sizeLimit: "1Gi" };
  const part = (size: ContainerSize) => ({
    resources: containerResources({ ephemeralStorage: "2Gi", ...size }),
    metrics,
  });
  const replicated = (name: string, by: TierFacts, size: ContainerSize) => ({
    ...part(size),
    emptyDir,
    replicas: by.replicas,
    pdb: disruptionBudget(by),
    topologySpreadConstraints: spread(podsOf(name), by),
  });
  return {
    controller: { ...part({ cpu: "250m", memory: "512Mi", limit: "2Gi" }), emptyDir, replicas: 1 },
    server: replicated("server", tier, { cpu: "50m", memory: "128Mi", limit: "512Mi" }),
    repoServer: {
      ...replicated("repo-server", tier, { cpu: "100m", memory: "256Mi", limit: "1Gi", ephemeralStorage: "5Gi" }),
      /* Redis never calls the API server. */
      automountServiceAccountToken: false,
      copyutil: { resources: containerResources({ cpu: "10m", memory: "64Mi", limit: "128Mi" }) },
    },
    applicationSet: {
      ...replicated("applicationset-controller", inPairs(tier), { cpu: "50m", memory: "128Mi", limit: "512Mi" }),
      ...probed,
    },
    notifications: part({ cpu: "20m", memory: "64Mi", limit: "256Mi" }),
    redisSecretInit: { resources: containerResources({ cpu: "10m", memory: "64Mi", limit: "128Mi" }) },
    ...(tier.replicas >= 3
      ? { "redis-ha": replicatedRedis(tier) }
      : { redis: { resources: containerResources(cacheSize), ...probed } }),
  };
}

/* The chart switches both probes off. The liveness probe allows more failures, so that a pod leaves its Service before it restarts. */
const probed = { readinessProbe: { enabled: true }, livenessProbe: { enabled: true, failureThreshold: 6 } };
const cacheSize: ContainerSize = { cpu: "50m", memory: "128Mi", limit: "256Mi" };
const helperSize: ContainerSize = { cpu: "10m", memory: "32Mi", limit: "64Mi" };

/** Returns the values for three replicas. They are spread over zones as the tier requires. */
function replicatedRedis(tier: TierFacts): Record<string, unknown> {
  const budget = { maxUnavailable: 1 };
  const emptyDir = { sizeLimit: "512Mi" };
  const topologyKey = "topology.kubernetes.io/zone";
  return {
    enabled: true,
    replicas: 3,
    emptyDir,
    podDisruptionBudget: budget,
    topologySpreadConstraints: { enabled: true, maxSkew: 1, topologyKey, whenUnsatisfiable: tier.zoneSpread },
    redis: { resources: containerResources(cacheSize) },
    sentinel: { resources: containerResources(helperSize) },
    splitBrainDetection: { resources: containerResources(helperSize) },
    init: { resources: containerResources(helperSize) },
    haproxy: {
      replicas: 3,
      emptyDir,
      podDisruptionBudget: budget,
      /* HAProxy asks Redis, not the API server, for the primary. */
      serviceAccount: { automountToken: false },
      resources: containerResources(cacheSize),
      init: { resources: containerResources(helperSize) },
    },
  };
}
