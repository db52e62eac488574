import { type CustomMetrics, customMetrics, dataSources, externalMetrics, metricsReaders } from "../../../capabilities";
import type { Flows, Labels, PodPeer } from "../../../network";
import type { AddonContext } from "../../definition";
import { solverFlows, visitors } from "../../exposed-host";
import { receiverPorts } from "./alertmanager";
import type { KubePrometheusStackOptions } from "./options";
import { remoteWritePorts } from "./remote-write";

/** The stack's namespace. Only the node exporter runs in `kube-system`, because it needs the node's namespaces and files. */
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

/** Returns the pod labels of one part of the stack. */
export function podsOf(part: Part): Labels {
  return { "app.kubernetes.io/name": part };
}

const prometheus = podsOf("prometheus");
const alertmanager = podsOf("alertmanager");
const grafana = podsOf("grafana");

/** Returns the flows of the stack's pods. Prometheus may connect to every pod, because every pod may have metrics. */
export function monitoringFlows({ cluster, options, find, all }: AddonContext<KubePrometheusStackOptions>): Flows[] {
  const { grafana: shown = {} } = options;
  const readers = Object.values(all(metricsReaders)).map(({ pods }) => pods);
  const queries = querying(find(externalMetrics)?.pods, find(customMetrics)?.pods, ...readers);
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
        ...internet(remoteWritePorts(options.remoteWrite)),
      ],
    },
    {
      name: "alertmanager",
      pods: alertmanager,
      /* Replicas of Alertmanager gossip over TCP and UDP. */
      ingress: [
        scraped(ports.alertmanager, ports.reloader),
        { pods: grafana, ports: [ports.alertmanager] },
        { pods: alertmanager },
      ],
      egress: [
        "dns",
        { pods: alertmanager },
        ...internet(options.alertmanager === undefined ? [] : receiverPorts(options.alertmanager)),
      ],
    },
    {
      name: "grafana",
      pods: grafana,
      ingress: [scraped(ports.grafana), ...visitors({ cluster, options: shown, find, all }, ports.grafana)],
      egress: [
        "dns",
        "apiserver",
        /* The OIDC issuer. Grafana sends it a code and gets the user's identity. */
        ...internet(shown.oidc === undefined ? [] : [443]),
        { pods: prometheus, ports: [ports.prometheus] },
        { pods: alertmanager, ports: [ports.alertmanager] },
        ...Object.values(all(dataSources)).map((source) => ({
          namespace: source.pods.namespace,
          pods: source.pods.labels,
          ports: [source.port],
        })),
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
      /* The operator's other label would also select the Jobs. */
      pods: { app: "kube-prometheus-stack-operator" },
      ingress: [`apiserver:${ports.operator}`, scraped(ports.operator)],
      egress: ["dns", "apiserver"],
    },
    ...["create", "patch"].map((job) => ({
      name: `admission-${job}`,
      pods: { app: `kube-prometheus-stack-admission-${job}` },
      egress: ["dns", "apiserver"] as const,
    })),
    ...solverFlows({ options: shown, find, all }),
  ];
}

function internet(ports: readonly number[]): `internet:${number}`[] {
  return ports.map((port) => `internet:${port}` as const);
}

/** Returns the pods that query Prometheus, without duplicates. */
function querying(...pods: readonly CustomMetrics["pods"][]): PodPeer[] {
  const peers = pods.flatMap((one) => (one === undefined ? [] : [{ namespace: one.namespace, pods: one.labels }]));
  return [...new Map(peers.map((peer) => [JSON.stringify(peer), peer])).values()];
}
