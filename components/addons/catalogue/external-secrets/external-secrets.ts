import { monitoring, type SecretStore, secretStores } from "../../../capabilities";
import type { Flows } from "../../../network";
import type { TierFacts } from "../../../tier";
import { defineAddon } from "../../define";
import { type ContainerSize, containerResources, disruptionBudget, onSystemPool, scrapers, spread } from "../../pods";
import { provideMany } from "../../provide";
import { checkExternalSecrets } from "./check";
import { externalSecretsKinds } from "./crds";
import type { ExternalSecretsOptions } from "./options";
import { secretProviders } from "./providers";

const name = "external-secrets";
const ports = { metrics: 8080, webhook: 10250 };

/** Copies secrets from the cloud's store into the cluster, so that manifests contain only references. */
export const externalSecrets = defineAddon<ExternalSecretsOptions>({
  name,
  optionsType: "ExternalSecretsOptions",
  summary: "secrets from AWS Secrets Manager, Google Secret Manager or Azure Key Vault, by reference",
  chart: { repository: "https://charts.external-secrets.io", name: "external-secrets", version: "2.9.0" },
  namespace: name,
  clouds: { aws: true, gcp: true, azure: true, none: "no store of secrets is known" },
  crds: {
    how: "templated",
    values: { installCRDs: true, crds: { annotations: { "helm.sh/resource-policy": "keep" } } },
    kinds: externalSecretsKinds,
  },
  finalizesInTenants: true,
  check: ({ cluster, options }) => checkExternalSecrets(cluster, options),
  wants: () => [{ capability: monitoring }],
  provides: [
    provideMany(
      secretStores,
      ({ cluster, options }) => {
        const { keys, keyPrefix } = secretProviders[cluster.cloud] ?? {};
        const prefix = keyPrefix?.(options, cluster);
        const store: SecretStore = { kind: "ClusterSecretStore", name: "cloud", keys, keyPrefix: prefix };
        return { cloud: store };
      },
      "resources",
    ),
  ],
  identities: ({ cluster, options }) => {
    const permissions = secretProviders[cluster.cloud]?.permissions(options, cluster) ?? {};
    return [{ serviceAccount: name, permissions }];
  },
  flows: ({ find }) => flows(scrapers(find(monitoring), ports.metrics)),
  values: ({ tier, find, identities }) => ({
    leaderElect: tier.replicas > 1,
    /* It writes no secrets to the cloud, and requests no tokens of other service accounts. */
    processPushSecret: false,
    processClusterPushSecret: false,
    rbac: { serviceAccountTokenCreate: false, servicebindings: { create: false } },
    serviceAccount: { name, annotations: identities[name]?.serviceAccountAnnotations ?? {} },
    podLabels: identities[name]?.podLabels ?? {},
    readinessProbe: { enabled: true },
    ...component(name, tier, { cpu: "50m", memory: "128Mi", limit: "256Mi" }),
    webhook: {
      ...component(`${name}-webhook`, tier, { cpu: "20m", memory: "64Mi", limit: "128Mi" }),
      /* It waits for the certificate that the cert-controller creates. */
      startupProbe: { enabled: true },
    },
    certController: component(`${name}-cert-controller`, tier, { cpu: "20m", memory: "128Mi", limit: "256Mi" }),
    /* The chart would leave it out in a preview, where the kind does not exist yet. */
    serviceMonitor: { enabled: find(monitoring) !== undefined, renderMode: "alwaysRender" },
  }),
  customResources: ({ cluster, options }) => [
    {
      apiVersion: "external-secrets.io/v1",
      kind: "ClusterSecretStore",
      name: "cloud",
      scope: "Cluster",
      spec: {
        provider: secretProviders[cluster.cloud]?.store(options, cluster),
        conditions: storeConditions(options.namespaces ?? []),
      },
    },
  ],
});

/** Returns the conditions on namespaces whose ExternalSecrets may name the store: one of them must match. */
function storeConditions(namespaces: readonly string[]): Record<string, unknown>[] {
  const tenants = { namespaceSelector: { matchExpressions: [{ key: "keelson.dev/tenant", operator: "Exists" }] } };
  return [tenants, ...(namespaces.length > 0 ? [{ namespaces }] : [])];
}

function component(app: string, tier: TierFacts, size: ContainerSize): Record<string, unknown> {
  return {
    replicaCount: tier.replicas,
    podDisruptionBudget: disruptionBudget(tier),
    topologySpreadConstraints: spread(podsOf(app), tier),
    ...onSystemPool,
    priorityClassName: "system-cluster-critical",
    livenessProbe: { enabled: true },
    securityContext: { runAsUser: 65534, runAsGroup: 65534 },
    resources: containerResources(size),
  };
}

function podsOf(app: string): Record<string, string> {
  return { "app.kubernetes.io/name": app, "app.kubernetes.io/instance": name };
}

function flows(prometheus: NonNullable<Flows["ingress"]>): Flows[] {
  return [
    {
      name: "controller",
      pods: podsOf(name),
      ingress: prometheus,
      egress: ["dns", "apiserver", "pod-identity", "cloud:443"],
    },
    {
      name: "webhook",
      pods: podsOf(`${name}-webhook`),
      ingress: [`apiserver:${ports.webhook}`, ...prometheus],
      egress: ["dns", "apiserver"],
    },
    {
      name: "cert-controller",
      pods: podsOf(`${name}-cert-controller`),
      ingress: prometheus,
      egress: ["dns", "apiserver"],
    },
  ];
}
