import { type LogWriter, logAgent, logDestination, logStore, logWriters, monitoring } from "../../../capabilities";
import { defineAddon } from "../../define";
import { nodeAgent } from "../../log-agent";
import { scrapers } from "../../pods";
import { provideMany, provideOne } from "../../provide";
import { secretOfEngine } from "../../search-engine";
import { azureMonitorSecret } from "./azure-monitor";
import { checkFluentBit } from "./check";
import { lokiSecrets } from "./loki-server";
import type { FluentBitOptions } from "./options";
import { pipeline, stateFolder } from "./pipeline";
import { azureOf, engineOf, permissionsOf, routeOf, serverOf, toCloud } from "./route";
import { logsLost } from "./rules";
import { name, searchSecret } from "./search";

const namespace = "logging";
const serviceAccount = "fluent-bit";
const pods = { "app.kubernetes.io/name": "fluent-bit" };
const httpPort = 2020;

/** Sends the output of workloads on every node to the cloud's log store, Loki, Azure Monitor, Elasticsearch or OpenSearch. */
export const fluentBit = defineAddon<FluentBitOptions>({
  name,
  optionsType: "FluentBitOptions",
  summary: "sends workloads' logs to the cloud's log store, Loki, Azure Monitor, Elasticsearch or OpenSearch",
  whenRemoved: "workloads' logs stay on their nodes, and no store receives them",
  chart: { repository: "https://fluent.github.io/helm-charts", name: "fluent-bit", version: "0.58.1" },
  images: {
    values: {
      "image.repository": "cr.fluentbit.io/fluent/fluent-bit",
      "hotReload.image.repository": "ghcr.io/jimmidyson/configmap-reload",
      "testFramework.image.repository": "docker.io/library/busybox",
    },
    pullSecrets: { imagePullSecrets: "objects" },
  },
  environment: { env: "list" },
  monitors: ["serviceMonitor.selector", "prometheusRule.additionalLabels"],
  pods: { placed: [] },
  /* https://docs.fluentbit.io/manual/administration/http-proxy */
  httpProxyOnly: true,
  namespace,
  podSecurity: {
    level: "privileged",
    why: "the agent reads log files on the node, and stores its read position there",
  },
  crds: { how: "none" },
  underArgoCd: { clusterKinds: ["ClusterRole", "ClusterRoleBinding"] },
  check: ({ cluster, options }) => checkFluentBit(cluster.cloud, options),
  needs: ({ options }) => {
    return typeof options.destination === "object"
      ? []
      : [{ capability: toCloud(options) ? logDestination : logStore }];
  },
  wants: () => [{ capability: monitoring }],
  provides: [
    provideOne(logAgent, () => ({ pods: { namespace, labels: pods } })),
    provideMany(
      logWriters,
      ({ options: { destination } }): Readonly<Record<string, LogWriter>> =>
        destination === "loki" ? { [name]: { pods: { namespace, labels: pods } } } : {},
    ),
  ],
  identities: (scope) => {
    const permissions = permissionsOf(scope);
    return permissions === undefined ? [] : [{ serviceAccount, permissions }];
  },
  secrets: ({ options }) => {
    const [engine, server, azure] = [engineOf(options), serverOf(options), azureOf(options)];
    return [
      ...(engine === undefined ? [] : [secretOfEngine(searchSecret, engine)]),
      ...(server === undefined ? [] : lokiSecrets(server)),
      ...(azure === undefined ? [] : [azureMonitorSecret(azure)]),
    ];
  },
  flows: (context) => [
    {
      name,
      pods,
      ingress: scrapers(context.find(monitoring), httpPort),
      egress: ["dns", "apiserver", ...routeOf(context).ways],
    },
  ],
  values: (context) => {
    const { options, find, identities } = context;
    const { output, variables = [], files = {}, mergeKey } = routeOf(context);
    const monitored = find(monitoring) !== undefined;
    const identity = identities[serviceAccount];
    const agent = nodeAgent({ cpu: "50m", memory: "64Mi", limit: options.memory ?? "256Mi" }, stateFolder);
    return {
      serviceAccount: { name: serviceAccount, annotations: identity?.serviceAccountAnnotations ?? {} },
      podLabels: identity?.podLabels ?? {},
      ...agent.values,
      daemonSetVolumes: agent.volumes,
      daemonSetVolumeMounts: agent.mounts,
      env: variables,
      config: { ...pipeline(output, httpPort, options.stackTraces, mergeKey), ...files },
      serviceMonitor: { enabled: monitored },
      prometheusRule: { enabled: monitored, rules: [logsLost] },
      testFramework: { enabled: false },
    };
  },
});
