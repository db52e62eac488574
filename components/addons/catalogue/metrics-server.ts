import { monitoring, resourceMetrics } from "../../capabilities";
import { defineAddon } from "../define";
import { containerResources, disruptionBudget, evictUnready, onSystemPool, spread } from "../pods";
import { provideOne } from "../provide";

/**
 * Options of metrics-server.
 *
 * @example
 * ```ts
 * // For clusters whose kubelets have certificates that no authority signed, such as kind.
 * metricsServer({ kubeletInsecureTls: true });
 * ```
 */
export interface MetricsServerOptions {
  /**
   * If true, metrics-server accepts kubelet certificates that the cluster's CA did not sign. Some self-managed clusters need this option. Anyone in
   * the node network can then impersonate a kubelet.
   *
   * @default false
   */
  readonly kubeletInsecureTls?: boolean;
}

/** Serves CPU and memory usage (metrics.k8s.io) to autoscalers and `kubectl top`. */
export const metricsServer = defineAddon<MetricsServerOptions>({
  name: "metrics-server",
  optionsType: "MetricsServerOptions",
  summary: "CPU and memory usage for autoscalers and kubectl top",
  whenRemoved: "autoscalers no longer see CPU and memory usage",
  chart: { repository: "https://kubernetes-sigs.github.io/metrics-server/", name: "metrics-server", version: "3.13.1" },
  images: {
    values: {
      "image.repository": "registry.k8s.io/metrics-server/metrics-server",
      "addonResizer.image.repository": "registry.k8s.io/autoscaling/addon-resizer",
    },
    pullSecrets: { imagePullSecrets: "objects" },
  },
  monitors: ["serviceMonitor.additionalLabels"],
  pods: { placed: [""] },
  namespace: "kube-system",
  crds: { how: "none" },
  underArgoCd: { clusterKinds: ["APIService", "ClusterRole", "ClusterRoleBinding"] },
  wants: () => [{ capability: monitoring }],
  provides: [provideOne(resourceMetrics, () => ({ apiService: "v1beta1.metrics.k8s.io" }))],
  values: ({ options, tier, find }) => ({
    replicas: tier.replicas,
    args: options.kubeletInsecureTls === true ? ["--kubelet-insecure-tls"] : [],
    podDisruptionBudget: disruptionBudget(tier, evictUnready),
    topologySpreadConstraints: spread({ "app.kubernetes.io/name": "metrics-server" }, tier),
    ...onSystemPool,
    priorityClassName: "system-cluster-critical",
    resources: containerResources({ cpu: "100m", memory: "200Mi", limit: "200Mi" }),
    tmpVolume: { emptyDir: { sizeLimit: "64Mi" } },
    /* Serves /metrics without a token. These metrics describe only metrics-server itself. */
    metrics: { enabled: find(monitoring) !== undefined },
    serviceMonitor: { enabled: find(monitoring) !== undefined },
  }),
});
