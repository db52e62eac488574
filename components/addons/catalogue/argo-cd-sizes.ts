import type { TierFacts } from "../../tier";
import { podsOf } from "./argo-cd-flows";
import { disruptionBudget, inPairs, spread } from "./availability";

/** What a part may use. */
interface Size {
  readonly cpu: string;
  readonly memory: string;
  readonly limit: string;
}

/**
 * Replicas, resources and metrics of each part. The application controller is one: more of them would share clusters out
 * among themselves, not stand by. Redis, a cache, is one pod, or from three replicas on three of them behind HAProxy.
 */
export function argoCdSizes(tier: TierFacts, monitored: boolean, notifications: boolean): Record<string, unknown> {
  const metrics = { enabled: monitored, serviceMonitor: { enabled: monitored } };
  const emptyDir = { sizeLimit: "1Gi" };
  const part = (size: Size) => ({ resources: resources(size), metrics });
  const replicated = (name: string, by: TierFacts, size: Size) => ({
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
      ...replicated("repo-server", tier, { cpu: "100m", memory: "256Mi", limit: "1Gi" }),
      copyutil: { resources: resources({ cpu: "10m", memory: "64Mi", limit: "128Mi" }) },
    },
    applicationSet: replicated("applicationset-controller", inPairs(tier), {
      cpu: "50m",
      memory: "128Mi",
      limit: "512Mi",
    }),
    notifications: { enabled: notifications, ...part({ cpu: "20m", memory: "64Mi", limit: "256Mi" }) },
    redisSecretInit: { resources: resources({ cpu: "10m", memory: "64Mi", limit: "128Mi" }) },
    ...(tier.replicas >= 3
      ? { "redis-ha": replicatedRedis(tier) }
      : { redis: { resources: resources(cacheSize), emptyDir } }),
  };
}

const cacheSize: Size = { cpu: "50m", memory: "128Mi", limit: "256Mi" };
const helperSize: Size = { cpu: "10m", memory: "32Mi", limit: "64Mi" };

/** Three pods on three nodes, in as many zones as the tier asks. */
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
    redis: { resources: resources(cacheSize) },
    sentinel: { resources: resources(helperSize) },
    splitBrainDetection: { resources: resources(helperSize) },
    init: { resources: resources(helperSize) },
    haproxy: {
      replicas: 3,
      emptyDir,
      podDisruptionBudget: budget,
      resources: resources(cacheSize),
      init: { resources: resources(helperSize) },
    },
  };
}

function resources({ cpu, memory, limit }: Size): Record<string, unknown> {
  return { requests: { cpu, memory }, limits: { memory: limit } };
}
