import { bytes } from "../../../amounts";
import { monitoring, monitoringRules } from "../../../capabilities";
import { type ChartValues, type CrdKind, crdKind } from "../../../charts";
import { dnsLabel, notEmpty, once } from "../../../checks";
import { sourcedImage } from "../../../images";
import type { Problem } from "../../../problems";
import { defineAddon } from "../../define";
import type { AddonEnvironment, ValuesContext } from "../../definition";
import { containerResources, inPairs, onSystemPool, scrapers } from "../../pods";
import { provideMany } from "../../provide";
import type { EckOperatorOptions } from "./options";
import { eckOperatorRules } from "./rules";

const namespace = "elastic-system";
const pods = { "app.kubernetes.io/name": "elastic-operator" };
const ports = { metrics: 8080, webhook: 9443 };

const registry = "docker.elastic.co";

const preferOtherNodes = {
  preferredDuringSchedulingIgnoredDuringExecution: ["kubernetes.io/hostname", "topology.kubernetes.io/zone"].map(
    (topologyKey) => ({ weight: 50, podAffinityTerm: { topologyKey, labelSelector: { matchLabels: pods } } }),
  ),
};

/** The kinds that teams create. The key is the first part of the API group, before `.k8s.elastic.co`. */
const kinds: readonly CrdKind[] = [
  kind("agent", "v1alpha1", "Agent"),
  kind("apm", "v1", "ApmServer"),
  kind("autoops", "v1alpha1", "AutoOpsAgentPolicy", "autoopsagentpolicies"),
  kind("autoscaling", "v1alpha1", "ElasticsearchAutoscaler"),
  kind("beat", "v1beta1", "Beat"),
  kind("elasticsearch", "v1", "Elasticsearch", "elasticsearches"),
  kind("enterprisesearch", "v1", "EnterpriseSearch", "enterprisesearches"),
  kind("kibana", "v1", "Kibana"),
  kind("logstash", "v1alpha1", "Logstash", "logstashes"),
  kind("maps", "v1alpha1", "ElasticMapsServer"),
  kind("packageregistry", "v1alpha1", "PackageRegistry", "packageregistries"),
  kind("stackconfigpolicy", "v1alpha1", "StackConfigPolicy", "stackconfigpolicies"),
];

/** Runs Elasticsearch, Kibana and the rest of the Elastic Stack in tenants' namespaces. Its license is the Elastic License 2.0. */
export const eckOperator = defineAddon<EckOperatorOptions>({
  name: "eck-operator",
  optionsType: "EckOperatorOptions",
  summary: "runs Elasticsearch, Kibana and the rest of the Elastic Stack in tenants' namespaces (Elastic License 2.0)",
  whenRemoved:
    "Elasticsearch clusters keep running, but nothing changes, repairs or upgrades them, and nothing renews their certificates",
  chart: { repository: "https://helm.elastic.co", name: "eck-operator", version: "3.5.0" },
  images: {
    values: { "image.repository": `${registry}/eck/eck-operator` },
    pullSecrets: { imagePullSecrets: "objects" },
  },
  monitors: ["podMonitor.labels"],
  pods: { placed: [""], ranked: [""] },
  namespace,
  crds: {
    how: "templated",
    values: { installCRDs: true },
    kinds,
  },
  underArgoCd: "applications may contain the operator's kinds, so Argo CD waits for the operator's webhooks",
  admitsWorkloads: true,
  check: ({ options }) => checkEckOperator(options),
  wants: () => [{ capability: monitoring }],
  provides: [provideMany(monitoringRules, () => ({ "eck-operator": eckOperatorRules }))],
  flows: ({ find }) => [
    {
      name: "operator",
      pods,
      ingress: [`apiserver:${ports.webhook}`, ...scrapers(find(monitoring), ports.metrics)],
      /* https://www.elastic.co/docs/deploy-manage/security/k8s-network-policies */
      egress: [
        "dns",
        "apiserver",
        { namespace: "*", pods: typeOf("elasticsearch"), ports: [9200] },
        /* Fleet's agents enroll through Kibana: https://github.com/elastic/cloud-on-k8s/blob/v3.5.0/pkg/controller/agent/fleet.go */
        { namespace: "*", pods: typeOf("kibana"), ports: [5601] },
      ],
    },
  ],
  values: eckOperatorValues,
});

function checkEckOperator({ namespaces, memory }: Partial<EckOperatorOptions>): Problem[] {
  return [
    ...notEmpty("namespaces", namespaces, "namespace", "to watch all namespaces, remove the option"),
    ...once("namespaces", namespaces ?? [], "namespace"),
    ...(namespaces ?? []).flatMap((one, index) => dnsLabel(`namespaces[${index}]`, one)),
    ...bytes("memory", memory),
  ];
}

function eckOperatorValues({ images, options, tier, find }: ValuesContext<EckOperatorOptions>): ChartValues {
  const { replicas } = inPairs(tier);
  const monitored = find(monitoring) !== undefined;
  const { namespaces = [], memory = "1Gi" } = options;
  const { requests, limits } = containerResources({ cpu: "100m", memory: "150Mi", limit: memory });
  return {
    replicaCount: replicas,
    managedNamespaces: namespaces,
    /* The chart's default allows one of two pods to be unavailable. */
    podDisruptionBudget: { enabled: replicas > 1 },
    tolerations: onSystemPool.tolerations,
    /* The chart has no topology spread constraints. */
    affinity: { ...onSystemPool.affinity, podAntiAffinity: preferOtherNodes },
    podSecurityContext: { runAsNonRoot: true, seccompProfile: { type: "RuntimeDefault" } },
    resources: { requests, limits: { ...limits, cpu: null } },
    /* Without this, a Kibana could use the Elasticsearch of another tenant. */
    refs: { enforceRBAC: true },
    telemetry: { disabled: true },
    podMonitor: { enabled: monitored, interval: "30s" },
    config: { containerRegistry: registryOf(images), metrics: { port: monitored ? `${ports.metrics}` : "0" } },
  };
}

/**
 * Returns the registry from which the operator's pods of the Elastic Stack pull their images:
 * https://www.elastic.co/docs/deploy-manage/deploy/cloud-on-k8s/air-gapped-install
 */
function registryOf(images: AddonEnvironment["images"]): string {
  const image = "elasticsearch/elasticsearch";
  return sourcedImage(images, `${registry}/${image}`).slice(0, -`/${image}`.length);
}

/** Returns the pod label of one part of the Elastic Stack. */
function typeOf(part: string): Record<string, string> {
  return { "common.k8s.elastic.co/type": part };
}

function kind(group: string, version: string, name: string, plural?: string): CrdKind {
  return crdKind(`${group}.k8s.elastic.co/${version}`, name, plural === undefined ? {} : { plural });
}
