import { type MonitoringRules, monitoring, monitoringRules } from "../../capabilities";
import { oneOf } from "../../checks";
import { tenantLabel } from "../../network";
import type { TierFacts } from "../../tier";
import { defineAddon } from "../define";
import { containerResources, inPairs, onSystemPool, scrapers, spread } from "../pods";
import { provideMany } from "../provide";

/**
 * Options of Reloader.
 *
 * @example
 * ```ts
 * reloader();
 * ```
 */
export interface ReloaderOptions {
  /**
   * Selects the tenants' workloads that restart after a change of their ConfigMaps or Secrets. `annotated` restarts workloads with the annotation
   * `reloader.stakater.com/auto: "true"`. `all` restarts all workloads, unless this annotation is `"false"`. Keelson's own ConfigMaps do not need
   * Reloader, because a ConfigMap with new content gets a new name. For Secrets that external-secrets refreshes, you need Reloader.
   *
   * @default "annotated"
   */
  readonly workloads?: "annotated" | "all";
}

const name = "reloader";
const pods = { app: name };
const port = 9090;

const rules: MonitoringRules = {
  groups: [
    {
      name,
      rules: [
        {
          alert: "ReloadFails",
          expr: 'sum by (workload_kind) (increase(reloader_action_total{result="error"}[30m])) > 0',
          labels: { severity: "warning" },
          annotations: {
            summary: "A workload did not restart after a change of its configuration.",
            description:
              "Reloader failed to restart a {{ $labels.workload_kind }}. Its pods still use the old configuration.",
          },
        },
      ],
    },
  ],
};

/** Restarts tenants' workloads after a change of their Secrets or ConfigMaps. */
export const reloader = defineAddon<ReloaderOptions>({
  optionsType: "ReloaderOptions",
  name,
  summary: "restarts workloads after a change of their Secrets or ConfigMaps",
  whenRemoved: "workloads no longer restart when their configuration changes",
  chart: { repository: "https://stakater.github.io/stakater-charts", name, version: "2.2.16" },
  images: {
    values: {
      "image.repository": "ghcr.io/stakater/reloader",
    },
    pullSecrets: { "global.imagePullSecrets": "objects" },
  },
  monitors: ["reloader.podMonitor.labels"],
  pods: { placed: ["reloader.deployment"], ranked: ["reloader.deployment"] },
  namespace: name,
  crds: { how: "none" },
  underArgoCd: { clusterKinds: ["ClusterRole", "ClusterRoleBinding"] },
  check: ({ options: { workloads } }) => oneOf("workloads", workloads, ["annotated", "all"]),
  wants: () => [{ capability: monitoring }],
  provides: [provideMany(monitoringRules, () => ({ [name]: rules }))],
  flows: ({ find }) => [{ name, pods, ingress: scrapers(find(monitoring), port), egress: ["dns", "apiserver"] }],
  values: ({ options: { workloads = "annotated" }, tier, find }) => ({
    fullnameOverride: name,
    reloader: {
      autoReloadAll: workloads === "all",
      namespaceSelector: tenantLabel,
      /* Reloader sets an annotation on the pod template. The program does not own this annotation, so the program's next update keeps it. */
      reloadStrategy: "annotations",
      /* Without this, Reloader would delete Jobs and start them again. */
      ignoreJobs: true,
      ignoreCronJobs: true,
      logFormat: "json",
      readOnlyRootFileSystem: true,
      enableHA: inPairs(tier).replicas > 1,
      deployment: deployment(inPairs(tier)),
      podDisruptionBudget: tier.replicas > 1 ? { enabled: true, maxUnavailable: 1 } : { enabled: false },
      podMonitor: { enabled: find(monitoring) !== undefined },
      netpol: { enabled: false },
    },
  }),
});

function deployment(tier: TierFacts): Record<string, unknown> {
  return {
    replicas: tier.replicas,
    topologySpreadConstraints: spread(pods, tier),
    ...onSystemPool,
    containerSecurityContext: { allowPrivilegeEscalation: false, capabilities: { drop: ["ALL"] } },
    /* Without a CPU limit, the chart would set GOMAXPROCS to the number of the node's CPUs. */
    gomaxprocsOverride: "1",
    resources: containerResources({ cpu: "20m", memory: "96Mi", limit: "256Mi" }),
  };
}
