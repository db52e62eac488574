import { externalMetrics } from "../../capabilities";
import type { Flows, Labels, PodPeer } from "../../network";
import type { AddonContext } from "../definition";
import type { KubePrometheusStackOptions } from "./kube-prometheus-stack";

/** The stack's namespace; the node exporter alone is in `kube-system`, because it needs the node's own namespaces and files. */
export const namespace = "monitoring";

const ports = {
  prometheus: 9090,
  alertmanager: 9093,
  reloader: 8080,
  grafana: 3000,
  operator: 10250,
  kubeStateMetrics: 8080,
  kubelet: 10250,
  nodeExporter: 9100,
};

type Part = "prometheus" | "alertmanager" | "grafana" | "kube-state-metrics";

/** Labels of one part's pods. */
export function podsOf(part: Part): Labels {
  return { "app.kubernetes.io/name": part };
}

const prometheus = podsOf("prometheus");
const alertmanager = podsOf("alertmanager");
const grafana = podsOf("grafana");

/** Who may connect to the stack's pods, and to whom they may: Prometheus to any pod, since any may have metrics. */
export function monitoringFlows({ options, find }: AddonContext<KubePrometheusStackOptions>): Flows[] {
  const autoscaler = find(externalMetrics)?.pods;
  const queries = autoscaler === undefined ? [] : [{ namespace: autoscaler.namespace, pods: autoscaler.labels }];
  const scraped = (...at: number[]): PodPeer => ({ pods: prometheus, ports: at });
  return [
    {
      name: "prometheus",
      pods: prometheus,
      ingress: [
        scraped(ports.prometheus, ports.reloader),
        ...[{ pods: grafana }, ...queries].map((peer) => ({ ...peer, ports: [ports.prometheus] })),
      ],
      egress: [
        "dns",
        "apiserver",
        { namespace: "*", pods: {} },
        `nodes:${ports.kubelet}`,
        `nodes:${ports.nodeExporter}`,
      ],
    },
    {
      name: "alertmanager",
      pods: alertmanager,
      /* replicas gossip by TCP and UDP */
      ingress: [
        scraped(ports.alertmanager, ports.reloader),
        { pods: grafana, ports: [ports.alertmanager] },
        { pods: alertmanager },
      ],
      egress: ["dns", { pods: alertmanager }, ...receivers(options)],
    },
    {
      name: "grafana",
      pods: grafana,
      ingress: [scraped(ports.grafana)],
      egress: [
        "dns",
        "apiserver",
        { pods: prometheus, ports: [ports.prometheus] },
        { pods: alertmanager, ports: [ports.alertmanager] },
      ],
    },
    {
      name: "kube-state-metrics",
      pods: podsOf("kube-state-metrics"),
      ingress: [scraped(ports.kubeStateMetrics)],
      egress: ["dns", "apiserver"],
    },
    {
      name: "operator",
      /* its other label would select the Jobs, too */
      pods: { app: "kube-prometheus-stack-operator" },
      ingress: [`apiserver:${ports.operator}`, scraped(ports.operator)],
      egress: ["dns", "apiserver"],
    },
    ...["create", "patch"].map((job) => ({
      name: `admission-${job}`,
      pods: { app: `kube-prometheus-stack-admission-${job}` },
      egress: ["dns", "apiserver"] as const,
    })),
  ];
}

function receivers({ alertmanager: options }: KubePrometheusStackOptions): `internet:${number}`[] {
  return options === undefined ? [] : (options.receiverPorts ?? [443]).map((port) => `internet:${port}` as const);
}
