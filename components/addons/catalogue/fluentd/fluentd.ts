import { logAgent, monitoring, monitoringRules } from "../../../capabilities";
import { defineAddon } from "../../define";
import { checkLogAgent, nodeAgent } from "../../log-agent";
import { scrapers } from "../../pods";
import { provideMany, provideOne } from "../../provide";
import { stateFolder } from "./buffer";
import type { FluentdOptions } from "./options";
import { metricsPort, pipeline } from "./pipeline";
import { checkDestination, routeTo } from "./route";
import { fluentdRules } from "./rules";

const name = "fluentd";
const pods = { "app.kubernetes.io/name": name };

/** Sends the output of workloads on every node to Kafka, Elasticsearch or OpenSearch, with plugins of Fluentd. */
export const fluentd = defineAddon<FluentdOptions>({
  name,
  optionsType: "FluentdOptions",
  summary: "sends workloads' logs to your own Kafka, Elasticsearch or OpenSearch",
  whenRemoved: "workloads' logs stay on their nodes, and no store receives them",
  chart: { repository: "https://fluent.github.io/helm-charts", name, version: "0.6.0" },
  images: {
    values: { "image.repository": "docker.io/fluent/fluentd-kubernetes-daemonset" },
    pullSecrets: { imagePullSecrets: "objects" },
  },
  environment: { env: "list" },
  mounts: { volumes: "volumes", volumeMounts: "mounts" },
  monitors: ["metrics.serviceMonitor.additionalLabels"],
  pods: { placed: [] },
  namespace: name,
  podSecurity: {
    level: "privileged",
    why: "the agent reads log files on the node, and stores its read position there",
  },
  crds: { how: "none" },
  /* The dashboard goes to the Grafana of kube-prometheus-stack. */
  underArgoCd: { clusterKinds: ["ClusterRole", "ClusterRoleBinding"], namespaces: ["monitoring"] },
  check: ({ options }) => [
    ...checkLogAgent(options),
    ...(options.destination === undefined ? [] : checkDestination("destination", options.destination)),
  ],
  wants: () => [{ capability: monitoring }],
  provides: [
    provideOne(logAgent, () => ({ pods: { namespace: name, labels: pods } })),
    provideMany(monitoringRules, () => ({ [name]: fluentdRules })),
  ],
  secrets: ({ options }) => routeTo(options.destination).secrets,
  flows: ({ find, options }) => [
    {
      name,
      pods,
      ingress: scrapers(find(monitoring), metricsPort),
      egress: ["dns", "apiserver", ...routeTo(options.destination).ways],
    },
  ],
  values: ({ options, find }) => {
    const { variant, output, variables, files } = routeTo(options.destination);
    const agent = nodeAgent({ cpu: "100m", memory: "192Mi", limit: options.memory ?? "512Mi" }, stateFolder);
    const monitored = find(monitoring);
    const probe = { httpGet: { path: "/metrics", port: "metrics" }, periodSeconds: 30, timeoutSeconds: 10 };
    return {
      ...agent.values,
      kind: "DaemonSet",
      variant,
      serviceAccount: { name },
      podSecurityPolicy: { enabled: false },
      /* The chart's own mount of /var/log would be writable. */
      mountVarLogDirectory: false,
      mountDockerContainersDirectory: false,
      volumes: agent.volumes,
      volumeMounts: agent.mounts,
      /* Ruby refuses a folder for temporary files that everybody can write to. An emptyDir is such a folder. */
      env: [{ name: "TMPDIR", value: stateFolder }, ...variables],
      livenessProbe: { ...probe, initialDelaySeconds: 60, failureThreshold: 5 },
      readinessProbe: probe,
      terminationGracePeriodSeconds: 60,
      fileConfigs: { ...pipeline(output, options.stackTraces), ...files },
      metrics: {
        serviceMonitor: { enabled: monitored !== undefined },
        prometheusRule: { enabled: false },
      },
      dashboards: dashboardsIn(monitored?.dashboards),
    };
  },
});

/**
 * Returns the place of the chart's dashboard, where Grafana looks for dashboards. The chart does not quote the values of labels, so they contain
 * quotes here.
 */
function dashboardsIn(place: { namespace: string; labels: Readonly<Record<string, string>> } | undefined): object {
  const quoted = Object.entries(place?.labels ?? {}).map(([key, value]) => [key, JSON.stringify(value)]);
  return place === undefined
    ? { enabled: false }
    : { enabled: true, namespace: place.namespace, labels: Object.fromEntries(quoted) };
}
