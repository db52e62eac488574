import { monitoring, type SecretStore, secretStores } from "../../../capabilities";
import type { Cloud, Cluster } from "../../../clusters/contract";
import { type Flows, type Peer, tenantLabel } from "../../../network";
import type { TierFacts } from "../../../tier";
import { addonLabel } from "../../addon-secret";
import { defineAddon } from "../../define";
import type { CustomResourceManifest } from "../../definition";
import { type ContainerSize, containerResources, disruptionBudget, onSystemPool, scrapers, spread } from "../../pods";
import { provideMany } from "../../provide";
import { checkExternalSecrets, hasCloudStore } from "./check";
import { externalSecretsKinds } from "./crds";
import type { ExternalSecretsOptions } from "./options";
import { secretProviders } from "./providers";
import { vaultProvider, vaultStore, waysToVault } from "./vault";

const name = "external-secrets";
const ports = { metrics: 8080, webhook: 10250 };

/** Copies secrets from the cloud's store or from Vault into the cluster. Manifests then contain only references. */
export const externalSecrets = defineAddon<ExternalSecretsOptions>({
  name,
  optionsType: "ExternalSecretsOptions",
  summary: "copies secrets from AWS Secrets Manager, Google Secret Manager, Azure Key Vault or Vault",
  whenRemoved: "Secrets stay, but no longer follow changes in their stores",
  chart: { repository: "https://charts.external-secrets.io", name: "external-secrets", version: "2.9.0" },
  images: {
    values: {
      "image.repository": "ghcr.io/external-secrets/external-secrets",
      "webhook.image.repository": "ghcr.io/external-secrets/external-secrets",
      "certController.image.repository": "ghcr.io/external-secrets/external-secrets",
    },
    pullSecrets: { "global.imagePullSecrets": "objects" },
  },
  environment: { extraEnv: "list" },
  mounts: { extraVolumes: "volumes", extraVolumeMounts: "mounts" },
  monitors: ["serviceMonitor.additionalLabels"],
  pods: { placed: ["", "webhook", "certController"] },
  namespace: name,
  crds: {
    how: "templated",
    values: { installCRDs: true, crds: { annotations: { "helm.sh/resource-policy": "keep" } } },
    kinds: externalSecretsKinds,
  },
  underArgoCd: {
    clusterKinds: ["ClusterRole", "ClusterRoleBinding", "CustomResourceDefinition", "ValidatingWebhookConfiguration"],
  },
  finalizesInTenants: true,
  check: ({ cluster, options }) => checkExternalSecrets(cluster, options),
  wants: () => [{ capability: monitoring }],
  provides: [
    provideMany(
      secretStores,
      ({ cluster, options }) => ({
        ...(hasCloudStore(cluster.cloud, options) && { cloud: cloudStore(cluster, options) }),
        ...(options.vault !== undefined && { vault: vaultStore }),
      }),
      "resources",
    ),
  ],
  identities: ({ cluster, options }) => {
    const permissions = secretProviders[cluster.cloud]?.permissions(options, cluster) ?? {};
    return hasCloudStore(cluster.cloud, options) ? [{ serviceAccount: name, permissions }] : [];
  },
  flows: ({ cluster, options, find }) =>
    flows(waysOut(cluster.cloud, options), scrapers(find(monitoring), ports.metrics)),
  values: ({ tier, find, identities }) => ({
    leaderElect: tier.replicas > 1,
    /* external-secrets must not write secrets to the cloud, and must not request tokens of other service accounts. */
    processPushSecret: false,
    processClusterPushSecret: false,
    rbac: { serviceAccountTokenCreate: false, servicebindings: { create: false } },
    serviceAccount: { name, annotations: identities[name]?.serviceAccountAnnotations ?? {} },
    podLabels: identities[name]?.podLabels ?? {},
    readinessProbe: { enabled: true },
    ...component(name, tier, { cpu: "50m", memory: "128Mi", limit: "256Mi" }),
    webhook: {
      ...component(`${name}-webhook`, tier, { cpu: "20m", memory: "64Mi", limit: "128Mi" }),
      /* The webhook waits for the certificate that the cert-controller creates. */
      startupProbe: { enabled: true },
    },
    certController: component(`${name}-cert-controller`, tier, { cpu: "20m", memory: "128Mi", limit: "256Mi" }),
    /* Without `alwaysRender`, the chart would leave the ServiceMonitor out in a preview, because its kind does not exist yet. */
    serviceMonitor: { enabled: find(monitoring) !== undefined, renderMode: "alwaysRender" },
  }),
  customResources: ({ cluster, options }) => {
    const conditions = storeConditions(options.namespaces ?? []);
    const cloud = secretProviders[cluster.cloud]?.store(options, cluster);
    return [
      ...(hasCloudStore(cluster.cloud, options) ? [storeManifest("cloud", { provider: cloud, conditions })] : []),
      ...(options.vault === undefined
        ? []
        : [storeManifest(vaultStore.name, { provider: vaultProvider(options.vault), conditions })]),
    ];
  },
});

function cloudStore(cluster: Cluster, options: ExternalSecretsOptions): SecretStore {
  const { keys, keyPrefix } = secretProviders[cluster.cloud] ?? {};
  return { kind: "ClusterSecretStore", name: "cloud", keys, keyPrefix: keyPrefix?.(options, cluster) };
}

function storeManifest(store: string, spec: Readonly<Record<string, unknown>>): CustomResourceManifest {
  return { apiVersion: "external-secrets.io/v1", kind: "ClusterSecretStore", name: store, scope: "Cluster", spec };
}

function waysOut(cloud: Cloud, options: ExternalSecretsOptions): Peer[] {
  return [
    ...(hasCloudStore(cloud, options) ? (["pod-identity", "cloud:443"] as const) : []),
    ...(options.vault === undefined ? [] : waysToVault(options.vault)),
  ];
}

/** Returns the store's conditions. A namespace may use the store if at least one condition matches. */
function storeConditions(namespaces: readonly string[]): Record<string, unknown>[] {
  const labelled = [tenantLabel, addonLabel].map((key) => ({
    namespaceSelector: { matchExpressions: [{ key, operator: "Exists" }] },
  }));
  return [...labelled, ...(namespaces.length > 0 ? [{ namespaces }] : [])];
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

function flows(egress: readonly Peer[], prometheus: NonNullable<Flows["ingress"]>): Flows[] {
  return [
    {
      name: "controller",
      pods: podsOf(name),
      ingress: prometheus,
      egress: ["dns", "apiserver", ...egress],
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
