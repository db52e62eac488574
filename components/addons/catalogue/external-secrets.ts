import type * as pulumi from "@pulumi/pulumi";
import { monitoring, secretStores } from "../../capabilities";
import type { Flows } from "../../network";
import { isPlain, quote } from "../../problems";
import type { TierFacts } from "../../tier";
import { defineAddon } from "../define";
import { provideMany } from "../provide";
import { disruptionBudget, spread, tolerateSystemPool } from "./availability";
import { type AwsSite, awsSite, checkAwsSite } from "./aws-site";
import { type ContainerSize, containerResources } from "./container-resources";
import { externalSecretsKinds } from "./external-secrets-kinds";
import { scrapers } from "./peers";
import { secretPermissions } from "./secret-permissions";

/** Options of external-secrets. */
export interface ExternalSecretsOptions {
  /**
   * What the names of the secrets that it may read begin with, ending in `/`; ExternalSecrets name what follows.
   *
   * @default the cluster's name and `/`
   */
  readonly secretPrefix?: pulumi.Input<string>;
  /** ARN of the KMS key that these secrets are encrypted under. @default the account's own for Secrets Manager */
  readonly keyArn?: pulumi.Input<string>;
  /** Namespaces that may use the store besides those of tenants. @default none */
  readonly namespaces?: readonly string[];
}

const name = "external-secrets";
const ports = { metrics: 8080, webhook: 10250 };

/** Copies secrets from the cloud's store into the cluster: the manifest holds a reference only. */
export const externalSecrets = defineAddon<ExternalSecretsOptions>({
  name,
  summary: "secrets from AWS Secrets Manager, by reference",
  chart: { repository: "https://charts.external-secrets.io", name: "external-secrets", version: "2.9.0" },
  namespace: name,
  clouds: ["aws"],
  crds: {
    how: "templated",
    values: { installCRDs: true, crds: { annotations: { "helm.sh/resource-policy": "keep" } } },
    kinds: externalSecretsKinds,
  },
  finalizesInTenants: true,
  check: ({ cluster, options: { secretPrefix, keyArn } }) => [
    checkAwsSite(cluster),
    isPlain(secretPrefix) &&
      !/^[\w+=.@/-]+\/$/.test(secretPrefix) && {
        path: "secretPrefix",
        message: `letters, digits and /_+=.@- with "/" at the end, given ${quote(secretPrefix)}, for instance "prod/"`,
      },
    isPlain(keyArn) &&
      !/^arn:[^:]+:kms:[^:]+:\d{12}:key\/.+$/.test(keyArn) && {
        path: "keyArn",
        message: `the ARN of a KMS key (not an alias), given ${quote(keyArn)}, for instance "arn:aws:kms:eu-central-1:111122223333:key/…"`,
      },
  ],
  wants: () => [{ capability: monitoring }],
  provides: [provideMany(secretStores, () => ({ cloud: { kind: "ClusterSecretStore", name: "cloud" } }), "resources")],
  identities: ({ cluster, options }) => {
    const site = awsSite(cluster);
    const aws = site && secretPermissions(site, prefixOf(site, options), options.keyArn);
    return [{ serviceAccount: name, permissions: { aws } }];
  },
  flows: ({ find }) => flows(scrapers(find(monitoring), ports.metrics)),
  values: ({ tier, find, identities }) => ({
    leaderElect: tier.replicas > 1,
    /* Nothing is written to the cloud, and no other service account's token is asked for. */
    processPushSecret: false,
    processClusterPushSecret: false,
    rbac: { serviceAccountTokenCreate: false, servicebindings: { create: false } },
    serviceAccount: { name, annotations: identities[name]?.serviceAccountAnnotations ?? {} },
    podLabels: identities[name]?.podLabels ?? {},
    readinessProbe: { enabled: true },
    ...component(name, tier, { cpu: "50m", memory: "128Mi", limit: "256Mi" }),
    webhook: {
      ...component(`${name}-webhook`, tier, { cpu: "20m", memory: "64Mi", limit: "128Mi" }),
      /* It waits for the certificate that the cert-controller makes. */
      startupProbe: { enabled: true },
    },
    certController: component(`${name}-cert-controller`, tier, { cpu: "20m", memory: "128Mi", limit: "256Mi" }),
    /* The kind is there before, but not yet where a preview renders the chart. */
    serviceMonitor: { enabled: find(monitoring) !== undefined, renderMode: "alwaysRender" },
  }),
  customResources: ({ cluster, options }) => [
    {
      apiVersion: "external-secrets.io/v1",
      kind: "ClusterSecretStore",
      name: "cloud",
      scope: "Cluster",
      spec: {
        /* Without auth: the controller's own identity, https://external-secrets.io/latest/provider/aws-access/ */
        provider: {
          aws: {
            service: "SecretsManager",
            region: cluster.cloudFacts?.region,
            prefix: prefixOf(awsSite(cluster), options),
          },
        },
        conditions: storeConditions(options.namespaces ?? []),
      },
    },
  ],
});

function prefixOf(site: AwsSite | undefined, { secretPrefix }: ExternalSecretsOptions): pulumi.Input<string> {
  return secretPrefix ?? `${site?.clusterName ?? ""}/`;
}

/** The namespaces in which ExternalSecrets may name the store: any one of the conditions is enough. */
function storeConditions(namespaces: readonly string[]): Record<string, unknown>[] {
  const tenants = { namespaceSelector: { matchExpressions: [{ key: "keelson.dev/tenant", operator: "Exists" }] } };
  return [tenants, ...(namespaces.length > 0 ? [{ namespaces }] : [])];
}

function component(app: string, tier: TierFacts, size: ContainerSize): Record<string, unknown> {
  return {
    replicaCount: tier.replicas,
    podDisruptionBudget: disruptionBudget(tier),
    topologySpreadConstraints: spread(podsOf(app), tier),
    tolerations: tolerateSystemPool,
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
