import { type LogDestination, logDestination, meets, monitoring } from "../../../capabilities";
import { positiveQuantity } from "../../../checks";
import type { Cluster } from "../../../clusters/contract";
import { defineAddon } from "../../define";
import { containerResources, scrapers, tolerateEverything } from "../../pods";
import { type LogOutput, logOutput } from "./outputs";
import { pipeline, stateFolder } from "./pipeline";
import { logsLost } from "./rules";

/** Options of Fluent Bit. */
export interface FluentBitOptions {
  /** Memory of each node's agent. @default "256Mi" */
  readonly memory?: string;
}

const serviceAccount = "fluent-bit";
const pods = { "app.kubernetes.io/name": "fluent-bit" };
const httpPort = 2020;

/** Sends the output of workloads from every node to the cloud's log store. */
export const fluentBit = defineAddon<FluentBitOptions>({
  name: "fluent-bit",
  optionsType: "FluentBitOptions",
  summary: "workloads' logs, from every node to the cloud's log store",
  chart: { repository: "https://fluent.github.io/helm-charts", name: "fluent-bit", version: "0.58.1" },
  namespace: "logging",
  podSecurity: { level: "privileged", why: "it reads log files on the node, and stores its position in them there" },
  crds: { how: "none" },
  clouds: {
    aws: true,
    gcp: true,
    azure:
      "its output for Azure Monitor does not support workload identity; AKS' own agent (Container insights) sends the logs",
    none: "no log store is known",
  },
  check: ({ options: { memory } }) => positiveQuantity("memory", memory, "256Mi"),
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
      ingress: scrapers(find(monitoring), httpPort),
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
