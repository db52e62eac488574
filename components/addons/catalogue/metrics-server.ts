import { resourceMetrics } from "../../capabilities";
import { defineAddon } from "../define";
import { provideOne } from "../provide";
import { disruptionBudget, spread } from "./availability";

/** Options of metrics-server. */
export interface MetricsServerOptions {
  /**
   * Accepts kubelet certificates that the cluster's own authority did not sign. Needed on some self-made clusters, and
   * then anybody in the node network can pretend to be a kubelet.
   *
   * @default false
   */
  readonly kubeletInsecureTls?: boolean;
}

/** Serves CPU and memory usage (metrics.k8s.io) to autoscalers and `kubectl top`. */
export const metricsServer = defineAddon<MetricsServerOptions>({
  name: "metrics-server",
  summary: "CPU and memory usage for autoscalers and kubectl top",
  chart: { repository: "https://kubernetes-sigs.github.io/metrics-server/", name: "metrics-server", version: "3.13.1" },
  namespace: "kube-system",
  crds: { how: "none" },
  provides: [provideOne(resourceMetrics, () => ({ apiService: "v1beta1.metrics.k8s.io" }))],
  values: ({ options, tier }) => ({
    replicas: tier.replicas,
    args: options.kubeletInsecureTls === true ? ["--kubelet-insecure-tls"] : [],
    podDisruptionBudget: disruptionBudget(tier),
    topologySpreadConstraints: spread({ "app.kubernetes.io/name": "metrics-server" }, tier),
    priorityClassName: "system-cluster-critical",
    resources: { requests: { cpu: "100m", memory: "200Mi" }, limits: { memory: "200Mi" } },
  }),
});
