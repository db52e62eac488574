import { type EventScaling, eventScaling, externalMetrics, monitoring } from "../../capabilities";
import type { AwsPermission, AzurePermission, Cloud, CloudPermissions, GcpPermission } from "../../clusters/contract";
import type { Flows, PodPeer } from "../../network";
import { type Problem, quote } from "../../problems";
import type { TierFacts } from "../../tier";
import { defineAddon } from "../define";
import type { AddonContext, CrdKind } from "../definition";
import { provideOne } from "../provide";
import { inPairs, spread, tolerateSystemPool } from "./availability";
import { containerResources } from "./container-resources";

/** Options of KEDA. */
export interface KedaOptions {
  /**
   * What the operator itself may do on AWS, for triggers whose TriggerAuthentication has `podIdentity: { provider: aws }`, for
   * instance `{ actions: ["sqs:GetQueueAttributes"], resources: [queueArn] }`.
   *
   * @default nothing: triggers on AWS need an identity of their own
   */
  readonly awsPermissions?: readonly AwsPermission[];
  /** The same on Google Cloud, for `podIdentity: { provider: gcp }`: `{ role: "roles/monitoring.viewer" }`. @default nothing */
  readonly gcpPermissions?: readonly GcpPermission[];
  /**
   * The same on Azure, for `podIdentity: { provider: azure-workload }`, for instance
   * `{ role: "Azure Service Bus Data Owner", scope: queue.id }`.
   *
   * @default nothing
   */
  readonly azurePermissions?: readonly AzurePermission[];
  /**
   * Whether a TriggerAuthentication may name a Secret of its namespace. The operator can then list every Secret of the cluster.
   *
   * @default false
   */
  readonly readSecrets?: boolean;
  /** Pods that triggers ask, for instance a tenant's Redis. @default none but Prometheus */
  readonly sources?: readonly PodPeer[];
}

const namespace = "keda";
const operator = { app: "keda-operator" };
const metricsServer = { app: "keda-operator-metrics-apiserver" };
const webhooks = { app: "keda-admission-webhooks" };
const ports = { metricsService: 9666, externalMetrics: 6443, webhook: 9443, prometheus: 8080 };

/** Scales workloads on queues, schedules and queries, down to none and back (ScaledObject, ScaledJob). */
export const keda = defineAddon<KedaOptions>({
  name: "keda",
  summary: "autoscaling of workloads on queues, schedules and queries, down to none",
  chart: { repository: "https://kedacore.github.io/charts", name: "keda", version: "2.20.2" },
  namespace,
  crds: {
    how: "templated",
    values: { crds: { install: true, additionalAnnotations: { "helm.sh/resource-policy": "keep" } } },
    kinds: crdKinds(),
  },
  finalizesInTenants: true,
  check: ({ cluster, options }) => checkPermissions(cluster.cloud, options),
  wants: () => [{ capability: monitoring }],
  provides: [
    provideOne(externalMetrics, () => ({
      apiService: "v1beta1.external.metrics.k8s.io",
      triggersOnly: true,
      pods: { namespace, labels: operator },
    })),
    provideOne(eventScaling, ({ cluster, options }) => ({
      apiVersion: "keda.sh/v1alpha1",
      ...podIdentityOf(cluster.cloud, options),
    })),
  ],
  flows: (context) => flows(context),
  identities: ({ options }) => {
    const permissions = permissionsOf(options);
    return permissions === undefined ? [] : [{ serviceAccount: "keda-operator", permissions }];
  },
  values: ({ cluster, options, tier, find, identities }) => {
    const metrics = { enabled: find(monitoring) !== undefined };
    const restrict = { secret: options.readSecrets !== true };
    const identity = identities["keda-operator"];
    return {
      clusterName: cluster.clusterName,
      ...replicas(inPairs(tier)),
      priorityClassName: "system-cluster-critical",
      tolerations: tolerateSystemPool,
      enableServiceLinks: false,
      /* scaling by the wildcard `*` is off: Deployments and StatefulSets remain */
      rbac: { enabledCustomScaledRefKinds: false },
      permissions: { operator: { restrict }, metricServer: { restrict } },
      serviceAccount: { operator: { annotations: identity?.serviceAccountAnnotations ?? {} } },
      podLabels: { keda: identity?.podLabels ?? {} },
      logging: { operator: { format: "json" }, metricServer: { zapEncoder: "json" }, webhooks: { format: "json" } },
      prometheus: {
        operator: { ...metrics, serviceMonitor: metrics },
        metricServer: { ...metrics, serviceMonitor: metrics },
        webhooks: { ...metrics, serviceMonitor: metrics },
      },
    };
  },
});

const permissionKeys = { awsPermissions: "aws", gcpPermissions: "gcp", azurePermissions: "azure" } as const;

function checkPermissions(cloud: Cloud, options: Partial<KedaOptions>): Problem[] {
  return Object.entries(permissionKeys).flatMap(([path, own]) => {
    const given = options[path as keyof typeof permissionKeys];
    if (given?.length === 0) {
      return [{ path, message: "at least one permission, given []: leave it out where the operator needs none" }];
    }
    const message = `nothing on a cluster of cloud ${quote(cloud)}: leave it out`;
    return given === undefined || own === cloud ? [] : [{ path, message }];
  });
}

function permissionsOf({
  awsPermissions,
  gcpPermissions,
  azurePermissions,
}: KedaOptions): CloudPermissions | undefined {
  const all = { aws: awsPermissions, gcp: gcpPermissions, azure: azurePermissions };
  const given = Object.entries(all).filter(([, permissions]) => permissions !== undefined);
  return given.length === 0 ? undefined : Object.fromEntries(given);
}

/** As `TriggerAuthentication.spec.podIdentity.provider` names it. */
const podIdentities = {
  aws: "aws",
  azure: "azure-workload",
  gcp: "gcp",
  none: undefined,
} as const satisfies Record<Cloud, EventScaling["podIdentity"]>;

function podIdentityOf(cloud: Cloud, options: KedaOptions): Pick<EventScaling, "podIdentity"> {
  const podIdentity = permissionsOf(options) === undefined ? undefined : podIdentities[cloud];
  return podIdentity === undefined ? {} : { podIdentity };
}

function crdKinds(): CrdKind[] {
  const kind = (group: string, name: string, scope: CrdKind["scope"] = "Namespaced"): CrdKind => ({
    group,
    version: "v1alpha1",
    kind: name,
    plural: `${name.toLowerCase()}s`,
    scope,
  });
  return [
    kind("eventing.keda.sh", "CloudEventSource"),
    kind("eventing.keda.sh", "ClusterCloudEventSource", "Cluster"),
    kind("keda.sh", "ClusterTriggerAuthentication", "Cluster"),
    kind("keda.sh", "ScaledJob"),
    kind("keda.sh", "ScaledObject"),
    kind("keda.sh", "TriggerAuthentication"),
  ];
}

function flows({ options, find }: AddonContext<KedaOptions>): Flows[] {
  const prometheus = find(monitoring)?.pods;
  const asked = prometheus === undefined ? [] : [{ namespace: prometheus.namespace, pods: prometheus.labels }];
  const scraped = asked.map((pods) => ({ ...pods, ports: [ports.prometheus] }));
  /* its triggers ask the cloud */
  const cloud = permissionsOf(options) === undefined ? [] : (["pod-identity", "cloud:443"] as const);
  const sources = [...asked, ...(options.sources ?? [])];
  return [
    {
      name: "operator",
      pods: operator,
      ingress: [{ pods: metricsServer, ports: [ports.metricsService] }, ...scraped],
      egress: ["dns", "apiserver", ...cloud, ...sources],
    },
    {
      name: "metrics-apiserver",
      pods: metricsServer,
      ingress: [`apiserver:${ports.externalMetrics}`, ...scraped],
      egress: ["dns", "apiserver", { pods: operator, ports: [ports.metricsService] }],
    },
    {
      name: "webhooks",
      pods: webhooks,
      ingress: [`apiserver:${ports.webhook}`, ...scraped],
      egress: ["dns", "apiserver"],
    },
  ];
}

/** The chart has four spellings for its three parts. */
function replicas(tier: TierFacts): Record<string, unknown> {
  const replicaCount = tier.replicas;
  const budget = tier.replicas > 1 ? { maxUnavailable: 1 } : {};
  const { requests, limits } = containerResources({ cpu: "100m", memory: "128Mi", limit: "512Mi" });
  const resources = { requests, limits: { ...limits, cpu: null } };
  return {
    operator: { replicaCount },
    metricsServer: { replicaCount },
    webhooks: { replicaCount },
    podDisruptionBudget: { operator: budget, metricServer: budget, webhooks: budget },
    resources: { operator: resources, metricServer: resources, webhooks: resources },
    topologySpreadConstraints: {
      operator: spread(operator, tier),
      metricsServer: spread(metricsServer, tier),
      webhooks: spread(webhooks, tier),
    },
  };
}
