import { monitoring } from "../../../capabilities";
import type { TierFacts } from "../../../tier";
import type { ValuesContext } from "../../definition";
import { containerResources, disruptionBudget, onSystemPool, spread, tolerateEverything } from "../../pods";
import { collectorConfig, ports } from "./config";
import { variablesOf } from "./environment";
import { needsContrib, secretsOf } from "./exporters";
import type { OpentelemetryCollectorOptions } from "./options";

type Values = Readonly<Record<string, unknown>>;

export const name = "opentelemetry-collector";
export const pods = { "app.kubernetes.io/name": name };

const images = "ghcr.io/open-telemetry/opentelemetry-collector-releases/opentelemetry-collector";
/** Id of the user in the collector's images. */
const user = 10001;

/** Returns the values of the chart. The configuration replaces the chart's configuration, which opens ports for Jaeger and Zipkin. */
export function collectorValues(context: ValuesContext<OpentelemetryCollectorOptions>): Values {
  const { options, tier, find, identities } = context;
  const { mode = "gateway", memory = "512Mi" } = options;
  const identity = identities[name];
  const distribution = needsContrib(options) ? "contrib" : "k8s";
  return {
    ...(mode === "agent" ? agent : gateway(tier)),
    fullnameOverride: name,
    image: { repository: `${images}-${distribution}` },
    command: { name: `otelcol-${distribution}` },
    alternateConfig: collectorConfig(context),
    extraEnvs: variablesOf(secretsOf(options)),
    serviceAccount: { name, annotations: identity?.serviceAccountAnnotations ?? {} },
    podLabels: identity?.podLabels ?? {},
    clusterRole: { create: true, rules: [{ apiGroups: [""], resources: ["pods"], verbs: ["get", "list", "watch"] }] },
    ports: portValues,
    resources: containerResources({ cpu: "100m", memory: "256Mi", limit: memory }),
    podSecurityContext: {
      runAsNonRoot: true,
      runAsUser: user,
      runAsGroup: user,
      seccompProfile: { type: "RuntimeDefault" },
    },
    securityContext: {
      allowPrivilegeEscalation: false,
      capabilities: { drop: ["ALL"] },
      readOnlyRootFilesystem: true,
    },
    serviceMonitor: { enabled: find(monitoring) !== undefined },
    networkPolicy: { enabled: false },
  };
}

const off = { enabled: false };

/** The ports on which the collector listens. They are container ports, not ports of the node. */
const portValues = {
  otlp: { hostPort: 0 },
  "otlp-http": { hostPort: 0 },
  metrics: { enabled: true, containerPort: ports.metrics },
  "jaeger-compact": off,
  "jaeger-thrift": off,
  "jaeger-grpc": off,
  zipkin: off,
};

/** The values for one pod on every node. The Service sends each client to the pod on the client's own node. */
const agent: Values = {
  mode: "daemonset",
  service: { enabled: true, internalTrafficPolicy: "Local" },
  priorityClassName: "system-node-critical",
  tolerations: tolerateEverything,
  rollout: { rollingUpdate: { maxUnavailable: "10%" } },
};

function gateway(tier: TierFacts): Values {
  return {
    mode: "deployment",
    replicaCount: tier.replicas,
    podDisruptionBudget: disruptionBudget(tier),
    topologySpreadConstraints: spread(pods, tier),
    ...onSystemPool,
  };
}
