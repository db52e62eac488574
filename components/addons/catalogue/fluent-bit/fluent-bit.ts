import { type LogWriter, logDestination, logStore, logWriters, monitoring } from "../../../capabilities";
import { defineAddon } from "../../define";
import { containerResources, scrapers, tolerateEverything } from "../../pods";
import { provideMany } from "../../provide";
import { secretOfEngine } from "../../search-engine";
import { checkFluentBit } from "./check";
import { lokiSecrets } from "./loki-server";
import type { FluentBitOptions } from "./options";
import { pipeline, stateFolder } from "./pipeline";
import { engineOf, permissionsOf, routeOf, serverOf, toCloud } from "./route";
import { logsLost } from "./rules";
import { name, searchSecret } from "./search";

const namespace = "logging";
const serviceAccount = "fluent-bit";
const pods = { "app.kubernetes.io/name": "fluent-bit" };
const httpPort = 2020;

/** Sends the output of workloads from every node to the cloud's log store, to Loki, or to an Elasticsearch or OpenSearch. */
export const fluentBit = defineAddon<FluentBitOptions>({
  name,
  optionsType: "FluentBitOptions",
  summary:
    "workloads' logs, from every node to the cloud's log store, to Loki, or to an Elasticsearch or OpenSearch of yours",
  whenRemoved: "workloads' logs no longer leave their nodes",
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
  podSecurity: { level: "privileged", why: "it reads log files on the node, and stores its position in them there" },
  crds: { how: "none" },
  underArgoCd: { clusterKinds: ["ClusterRole", "ClusterRoleBinding"] },
  check: ({ cluster, options }) => checkFluentBit(cluster.cloud, options),
  needs: ({ options }) => {
    const isOutside = engineOf(options) !== undefined || serverOf(options) !== undefined;
    return isOutside ? [] : [{ capability: toCloud(options) ? logDestination : logStore }];
  },
  wants: () => [{ capability: monitoring }],
  provides: [
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
    const [engine, server] = [engineOf(options), serverOf(options)];
    return [
      ...(engine === undefined ? [] : [secretOfEngine(searchSecret, engine)]),
      ...(server === undefined ? [] : lokiSecrets(server)),
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
    const { output, variables = [], files = {} } = routeOf(context);
    const monitored = find(monitoring) !== undefined;
    const identity = identities[serviceAccount];
    return {
      serviceAccount: { name: serviceAccount, annotations: identity?.serviceAccountAnnotations ?? {} },
      podLabels: identity?.podLabels ?? {},
      ...agent(options.memory ?? "256Mi"),
      env: variables,
      config: { ...pipeline(output, httpPort, options.stackTraces), ...files },
      serviceMonitor: { enabled: monitored },
      prometheusRule: { enabled: monitored, rules: [logsLost] },
      testFramework: { enabled: false },
    };
  },
});

/** Returns the values of one pod on every node. It runs as root, because root owns the files, but without root's capabilities. */
function agent(memory: string): Record<string, unknown> {
  return {
    priorityClassName: "system-node-critical",
    tolerations: tolerateEverything,
    updateStrategy: { type: "RollingUpdate", rollingUpdate: { maxUnavailable: "10%" } },
    resources: containerResources({ cpu: "50m", memory: "64Mi", limit: memory }),
    securityContext: {
      runAsUser: 0,
      runAsGroup: 0,
      allowPrivilegeEscalation: false,
      capabilities: { drop: ["ALL"] },
      readOnlyRootFilesystem: true,
      seccompProfile: { type: "RuntimeDefault" },
    },
    daemonSetVolumes: [
      { name: "varlog", hostPath: { path: "/var/log", type: "Directory" } },
      { name: "state", hostPath: { path: stateFolder, type: "DirectoryOrCreate" } },
    ],
    daemonSetVolumeMounts: [
      { name: "varlog", mountPath: "/var/log", readOnly: true },
      { name: "state", mountPath: stateFolder },
    ],
  };
}
