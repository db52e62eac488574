import { bytes } from "../../../amounts";
import {
  type LogDestination,
  type LogWriter,
  logDestination,
  logStore,
  logWriters,
  meets,
  monitoring,
} from "../../../capabilities";
import { oneOf } from "../../../checks";
import type { Cloud, Cluster } from "../../../clusters/contract";
import { expected, type Problem, quote } from "../../../problems";
import { defineAddon } from "../../define";
import { containerResources, scrapers, tolerateEverything } from "../../pods";
import { provideMany } from "../../provide";
import { lokiOutput, waysToLoki } from "./loki";
import { type LogOutput, logOutput } from "./outputs";
import { pipeline, stateFolder } from "./pipeline";
import { logsLost } from "./rules";

/**
 * Options of Fluent Bit.
 *
 * @example
 * ```ts
 * fluentBit({ destination: "loki", memory: "512Mi" });
 * ```
 */
export interface FluentBitOptions {
  /**
   * Where the lines are sent: to the `cloud`'s log store, or to the add-on `loki`. On Azure and without a cloud, only `loki` is possible.
   *
   * @default "cloud"
   */
  readonly destination?: "cloud" | "loki";
  /** Memory of each node's agent. @default "256Mi" */
  readonly memory?: string;
}

const name = "fluent-bit";
const namespace = "logging";
const serviceAccount = "fluent-bit";
const pods = { "app.kubernetes.io/name": "fluent-bit" };
const httpPort = 2020;
const cloudWays = ["pod-identity", "cloud:443"] as const;

/** Sends the output of workloads from every node to the cloud's log store, or to Loki. */
export const fluentBit = defineAddon<FluentBitOptions>({
  name,
  optionsType: "FluentBitOptions",
  summary: "workloads' logs, from every node to the cloud's log store or to Loki",
  whenRemoved: "workloads' logs no longer leave their nodes",
  chart: { repository: "https://fluent.github.io/helm-charts", name, version: "0.58.1" },
  images: {
    values: {
      "image.repository": "cr.fluentbit.io/fluent/fluent-bit",
      "hotReload.image.repository": "ghcr.io/jimmidyson/configmap-reload",
      "testFramework.image.repository": "docker.io/library/busybox",
    },
    pullSecrets: { imagePullSecrets: "objects" },
  },
  environment: { env: "list" },
  pods: { placed: [] },
  /* https://docs.fluentbit.io/manual/administration/http-proxy */
  httpProxyOnly: true,
  namespace,
  podSecurity: { level: "privileged", why: "it reads log files on the node, and stores its position in them there" },
  crds: { how: "none" },
  check: ({ cluster, options: { memory, destination } }) => [
    ...bytes("memory", memory),
    ...oneOf("destination", destination, ["cloud", "loki"]),
    ...checkDestination(cluster.cloud, destination),
  ],
  needs: ({ options: { destination } }) => [{ capability: destination === "loki" ? logStore : logDestination }],
  wants: () => [{ capability: monitoring }],
  provides: [
    provideMany(
      logWriters,
      ({ options: { destination } }): Readonly<Record<string, LogWriter>> =>
        destination === "loki" ? { [name]: { pods: { namespace, labels: pods } } } : {},
    ),
  ],
  identities: ({ cluster, options: { destination } }) => {
    const { permissions } = (destination === "loki" ? undefined : outputOf(cluster)) ?? {};
    return permissions === undefined ? [] : [{ serviceAccount, permissions }];
  },
  flows: ({ options: { destination }, find }) => [
    {
      name,
      pods,
      ingress: scrapers(find(monitoring), httpPort),
      egress: ["dns", "apiserver", ...(destination === "loki" ? waysToLoki(find(logStore)) : cloudWays)],
    },
  ],
  values: ({ cluster, options, find, identities }) => {
    const monitored = find(monitoring) !== undefined;
    const identity = identities[serviceAccount];
    return {
      serviceAccount: { name: serviceAccount, annotations: identity?.serviceAccountAnnotations ?? {} },
      podLabels: identity?.podLabels ?? {},
      ...agent(options.memory ?? "256Mi"),
      config: pipeline(
        options.destination === "loki" ? lokiOutput(find(logStore)) : (outputOf(cluster)?.output ?? ""),
        httpPort,
      ),
      serviceMonitor: { enabled: monitored },
      prometheusRule: { enabled: monitored, rules: [logsLost] },
      testFramework: { enabled: false },
    };
  },
});

/** Why the cloud's log store cannot be the destination; undefined where it can. */
const withoutStore = {
  aws: undefined,
  gcp: undefined,
  azure:
    "its output for Azure Monitor does not support workload identity; AKS' own agent (Container insights) sends the logs",
  none: "no log store is known",
} as const satisfies Record<Cloud, string | undefined>;

function checkDestination(cloud: Cloud, destination: FluentBitOptions["destination"] = "cloud"): Problem[] {
  const why = withoutStore[cloud];
  return destination === "loki" || why === undefined
    ? []
    : [
        expected(
          "destination",
          `"loki" on cloud ${quote(cloud)}`,
          destination,
          `choose it, or leave this add-on out, because ${why}`,
        ),
      ];
}

function outputOf({ builtin }: Cluster): LogOutput | undefined {
  const offered = builtin.find((offer) => meets({ capability: logDestination }, offer));
  return offered && logOutput(offered.value as LogDestination);
}

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
