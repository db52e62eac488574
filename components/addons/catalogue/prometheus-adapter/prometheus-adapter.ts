import { certificateIssuers, customMetrics, externalMetrics, type Monitoring, monitoring } from "../../../capabilities";
import type { ChartValues } from "../../../charts";
import { refuseProblems } from "../../../problems";
import { defineAddon } from "../../define";
import { containerResources, disruptionBudget, evictUnready, inPairs, onSystemPool, spread } from "../../pods";
import { provideOne } from "../../provide";
import { externalRule, objectRule } from "./adapter-rules";
import { checkPrometheusAdapter } from "./check";
import type { PrometheusAdapterOptions } from "./options";

const name = "prometheus-adapter";
const pods = { "app.kubernetes.io/name": name, "app.kubernetes.io/instance": name };
const own = { namespace: name, labels: pods };
const port = 6443;

/** Serves the metrics in its options to autoscalers (custom.metrics.k8s.io). The metrics come from Prometheus. */
export const prometheusAdapter = defineAddon<PrometheusAdapterOptions>({
  name,
  optionsType: "PrometheusAdapterOptions",
  summary: "Prometheus metrics of pods, Services and Ingresses for autoscaling",
  whenRemoved: "autoscalers no longer see custom metrics",
  chart: { repository: "https://prometheus-community.github.io/helm-charts", name, version: "5.3.0" },
  images: {
    values: {
      "image.repository": "registry.k8s.io/prometheus-adapter/prometheus-adapter",
    },
    pullSecrets: { "image.pullSecrets": "names" },
  },
  monitors: [],
  pods: { placed: [""] },
  namespace: name,
  crds: { how: "none" },
  underArgoCd: { clusterKinds: ["APIService", "ClusterRole", "ClusterRoleBinding"], namespaces: ["kube-system"] },
  check: ({ options }) => checkPrometheusAdapter(options),
  needs: () => [{ capability: monitoring }],
  wants: () => [{ capability: certificateIssuers }],
  provides: [
    provideOne(customMetrics, () => ({ apiService: "v1beta1.custom.metrics.k8s.io", pods: own })),
    provideOne(externalMetrics, ({ options }) =>
      options.externalMetrics === undefined ? undefined : { apiService: "v1beta1.external.metrics.k8s.io", pods: own },
    ),
  ],
  flows: ({ find }) => {
    const prometheus = find(monitoring);
    const queried =
      prometheus === undefined ? [] : [{ namespace: prometheus.pods.namespace, pods: prometheus.pods.labels }];
    /* Prometheus does not scrape the adapter, because its metrics are behind the API server's authentication. */
    return [{ name: "adapter", pods, ingress: [`apiserver:${port}`], egress: ["dns", "apiserver", ...queried] }];
  },
  values: ({ tier, options, find, all }) => ({
    replicas: inPairs(tier).replicas,
    podDisruptionBudget: disruptionBudget(tier, evictUnready),
    topologySpreadConstraints: spread(pods, inPairs(tier)),
    ...onSystemPool,
    priorityClassName: "system-cluster-critical",
    resources: containerResources({ cpu: "50m", memory: "128Mi", limit: "512Mi" }),
    listenPort: port,
    logLevel: 2,
    prometheus: prometheusAt(options.url, find(monitoring)),
    rules: rulesOf(options),
    /* Without cert-manager, the API server does not verify the adapter's certificate. */
    certManager: { enabled: Object.keys(all(certificateIssuers)).length > 0 },
  }),
});

function prometheusAt(given: string | undefined, found: Monitoring | undefined): ChartValues {
  const url = given ?? found?.url;
  const message =
    "expected the URL of Prometheus, because Keelson does not know the URL of the cluster's own Prometheus; set url";
  refuseProblems(`add-on ${name}`, url === undefined ? [{ path: "url", message }] : []);
  /* The URL contains the port. */
  return { url, port: 0 };
}

function rulesOf({ metrics, externalMetrics: external = {} }: PrometheusAdapterOptions): ChartValues {
  return {
    /* The chart's own rules are off, because they serve every series of every pod. */
    default: false,
    custom: Object.entries(metrics).map(([metric, rule]) => objectRule(metric, rule)),
    external: Object.entries(external).map(([metric, rule]) => externalRule(metric, rule)),
  };
}
