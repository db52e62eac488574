import { monitoring } from "../../../capabilities";
import type { ChartValues } from "../../../charts";
import type { TierFacts } from "../../../tier";
import type { ValuesContext } from "../../definition";
import {
  type ContainerSize,
  containerResources,
  disruptionBudget,
  evictUnready,
  inPairs,
  preferSystemPool,
  spread,
  tolerateSystemPool,
} from "../../pods";
import { pods } from "./flows";
import type { KyvernoOptions } from "./options";

const placement = { tolerations: tolerateSystemPool, nodeAffinity: preferSystemPool };

/** Renders the values of Kyverno's chart. */
export function kyvernoValues({ tier, find }: ValuesContext<KyvernoOptions>): ChartValues {
  const serviceMonitor = { enabled: find(monitoring) !== undefined };
  const controller = (part: keyof typeof pods, size: ContainerSize, replicas: TierFacts) => ({
    ...controllerValues(part, replicas),
    resources: containerResources(size),
    serviceMonitor,
  });
  const small = { cpu: "50m", memory: "128Mi", limit: "512Mi" };
  return {
    /* By default, the chart allows the administrators of a namespace to write policies. */
    rbac: { roles: { aggregate: { admin: false, view: true } } },
    config: { preserve: false },
    features: { logging: { format: "json" } },
    crds: { migration: hookPods("podResources") },
    webhooksCleanup: hookPods("resources"),
    admissionController: {
      ...controllerValues("admissionController", tier),
      initContainer: { resources: containerResources({ cpu: "10m", memory: "64Mi", limit: "256Mi" }) },
      container: { resources: containerResources({ cpu: "100m", memory: "256Mi", limit: "1Gi" }) },
      serviceMonitor,
    },
    backgroundController: controller("backgroundController", small, inPairs(tier)),
    cleanupController: controller("cleanupController", { ...small, memory: "64Mi", limit: "256Mi" }, inPairs(tier)),
    reportsController: controller("reportsController", { ...small, limit: "1Gi" }, inPairs(tier)),
  };
}

function controllerValues(part: keyof typeof pods, tier: TierFacts): ChartValues {
  return {
    replicas: tier.replicas,
    podDisruptionBudget: { ...disruptionBudget(tier, evictUnready), minAvailable: 0 },
    topologySpreadConstraints: spread(pods[part], tier),
    ...placement,
    priorityClassName: "system-cluster-critical",
  };
}

/** Returns labels and resources for the chart's hooks. The chart labels the Jobs of its hooks, but not the pods of these Jobs. */
function hookPods(resources: "resources" | "podResources"): ChartValues {
  const size = containerResources({ cpu: "10m", memory: "64Mi", limit: "256Mi" });
  return { podLabels: pods.hooks, ...placement, [resources]: size };
}
