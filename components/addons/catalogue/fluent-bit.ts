import { type LogDestination, logDestination, meets, monitoring } from "../../capabilities";
import type { Cluster } from "../../clusters/contract";
import type { PodPeer } from "../../network";
import { quote } from "../../problems";
import { parseQuantity } from "../../quantity";
import { defineAddon } from "../define";
import { tolerateEverything } from "./availability";
import { containerResources } from "./container-resources";
import { type LogOutput, logOutput } from "./fluent-bit-outputs";
import { pipeline, stateFolder } from "./fluent-bit-pipeline";

/** Options of Fluent Bit. */
export interface FluentBitOptions {
  /** Memory of each node's agent. @default "256Mi" */
  readonly memory?: string;
}

const serviceAccount = "fluent-bit";
const pods = { "app.kubernetes.io/name": "fluent-bit" };
const httpPort = 2020;

/** Sends what workloads write to stdout to the cloud's log store, from every node. */
export const fluentBit = defineAddon<FluentBitOptions>({
  name: "fluent-bit",
  summary: "workloads' logs, from every node to the cloud's log store",
  chart: { repository: "https://fluent.github.io/helm-charts", name: "fluent-bit", version: "0.58.1" },
  namespace: "logging",
  podSecurity: { level: "privileged", why: "it reads the log files of the node, and keeps on the node how far it is" },
  crds: { how: "none" },
  clouds: {
    aws: true,
    gcp: true,
    azure:
      "its output for Azure Monitor takes no workload identity and the cluster's own agent (Container insights) sends the logs",
    none: "no log store is known",
  },
  check: ({ options: { memory } }) => [
    memory !== undefined &&
      !((parseQuantity(memory) ?? 0) > 0) && {
        path: "memory",
        message: `a quantity such as "256Mi", given ${quote(memory)}`,
      },
  ],
  needs: () => [{ capability: logDestination }],
  wants: () => [{ capability: monitoring }],
  identities: ({ cluster }) => {
    const { permissions } = outputOf(cluster) ?? {};
    return permissions === undefined ? [] : [{ serviceAccount, permissions }];
  },
  flows: ({ find }) => [
    {
      name: "fluent-bit",
      pods,
      ingress: scrapers(find(monitoring)?.pods),
      egress: ["dns", "apiserver", "pod-identity", "cloud:443"],
    },
  ],
  values: ({ cluster, options, find, identities }) => {
    const monitored = find(monitoring) !== undefined;
    const identity = identities[serviceAccount];
    return {
      serviceAccount: { name: serviceAccount, annotations: identity?.serviceAccountAnnotations ?? {} },
      podLabels: identity?.podLabels ?? {},
      ...agent(options.memory ?? "256Mi"),
      config: pipeline(outputOf(cluster)?.output ?? "", httpPort),
      serviceMonitor: { enabled: monitored },
      prometheusRule: { enabled: monitored, rules: [logsLost] },
      testFramework: { enabled: false },
    };
  },
});

function outputOf({ builtin }: Cluster): LogOutput | undefined {
  const offered = builtin.find((offer) => meets({ capability: logDestination }, offer));
  return offered && logOutput(offered.value as LogDestination);
}

function scrapers(prometheus: { namespace: string; labels: PodPeer["pods"] } | undefined): PodPeer[] {
  return prometheus === undefined
    ? []
    : [{ namespace: prometheus.namespace, pods: prometheus.labels, ports: [httpPort] }];
}

/** One pod on each node, whatever its taints: root, since the files are root's, but without any of its capabilities. */
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

const logsLost = {
  alert: "LogsLost",
  expr: "sum by (pod) (rate(fluentbit_output_retries_failed_total[15m])) > 0",
  for: "15m",
  labels: { severity: "warning" },
  annotations: {
    summary: "Logs of a node are lost.",
    description: "The log store refuses what {{ $labels.pod }} sends, and it has given up on some of it.",
  },
};
