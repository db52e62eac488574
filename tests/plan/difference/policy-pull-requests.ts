import type { PlannedResource } from "../../../cli/plan/planned-resource";
import { planned } from "./planned";
import type { PullRequest } from "./pull-request";
import { deny, deployment, object, pods, policy } from "./pull-request-parts";

const tags = (spec: object): PlannedResource =>
  object("policies.kyverno.io/v1:ValidatingPolicy", "image-tags", {
    spec: {
      validationActions: ["Deny"],
      failurePolicy: "Fail",
      matchConstraints: {
        namespaceSelector: { matchExpressions: [{ key: "keelson.dev/tenant", operator: "Exists" }] },
      },
      validations: [{ expression: "object.image != 'latest'" }],
      ...spec,
    },
  });

const store = (more: object, server = "https://vault.example.com"): PlannedResource =>
  object("external-secrets.io/v1:ClusterSecretStore", "vault", {
    spec: { provider: { vault: { server, path: "secret" } }, ...more },
  });
const tenants = { conditions: [{ namespaceSelector: { matchLabels: { tenant: "true" } } }] };

const release = (name: string, values: object): PlannedResource =>
  object("helm.sh/v3:Release", `${name}/${name}`, { name, namespace: name, chart: `oci://charts/${name}`, values });
const kept = (hours: number) => release("loki", { loki: { limits_config: { retention_period: `${hours}h` } } });
const backups = (template: object) =>
  release("velero", {
    schedules: {
      daily: { schedule: "0 1 * * *", template: { ttl: "720h0m0s", includedNamespaces: ["*"], ...template } },
    },
  });

const peering = (hub: string) =>
  planned("azure-native:network:VirtualNetworkPeering", "from-hub", { inputs: { virtualNetworkName: hub } });
const delivery = (targetRevision: string) =>
  object("argoproj.io/v1alpha1:Application", "argocd/reports", { spec: { source: { targetRevision } } });

const unseen = "the plan did not render the chart";

/** Pull requests about what judges, keeps secrets, keeps data or lets people in, with what a careful engineer decides. */
export const policyPullRequests: readonly PullRequest[] = [
  {
    name: "a policy that only audits",
    before: [tags({})],
    after: [tags({ validationActions: ["Audit"], failurePolicy: "Ignore" })],
    head: [
      'unprotected: ValidatingPolicy image-tags: lets objects pass unchecked while its server does not answer: spec.failurePolicy "Fail" → "Ignore"',
      'unprotected: ValidatingPolicy image-tags: no longer refuses objects: spec.validationActions[0] "Deny" → "Audit"',
    ],
    fails: [/^Weaker, or cut off: ValidatingPolicy image-tags: /],
  },
  {
    name: "a policy that leaves a namespace out",
    before: [tags({})],
    after: [
      tags({
        matchConstraints: {
          namespaceSelector: {
            matchExpressions: [
              { key: "keelson.dev/tenant", operator: "Exists" },
              { key: "kubernetes.io/metadata.name", operator: "NotIn", values: ["shop"] },
            ],
          },
        },
      }),
    ],
    head: [
      'unprotected: ValidatingPolicy image-tags: may skip objects: spec.matchConstraints.namespaceSelector.matchExpressions[kubernetes.io/metadata.name] (nothing) → {"key":"kubernetes.io/metadata.name","operator":"NotIn","values":["shop"]}',
    ],
    fails: [/may skip objects/],
  },
  {
    name: "a policy that judges otherwise, and one that goes",
    before: [tags({}), object("policies.kyverno.io/v1:ValidatingPolicy", "requests")],
    after: [tags({ validations: [{ expression: "true" }] })],
    head: [
      "unprotected: ValidatingPolicy requests: deleted, but the guarded resource stays",
      'unprotected: ValidatingPolicy image-tags: has other rules: spec.validations[0].expression "object.image != \'latest\'" → "true"',
      "removed: ValidatingPolicy requests",
    ],
    fails: [/^Weaker, or cut off: /],
  },
  {
    name: "a policy that judges more",
    before: [tags({ validationActions: ["Audit"], failurePolicy: "Ignore" })],
    after: [tags({})],
    head: [
      'other: ValidatingPolicy image-tags: spec.failurePolicy "Ignore" → "Fail", spec.validationActions[0] "Audit" → "Deny"',
    ],
    fails: [],
  },
  {
    name: "a store of secrets for one more namespace",
    before: [store(tenants)],
    after: [store({ conditions: [...tenants.conditions, { namespaces: ["default"] }] })],
    head: ['admin: namespaces that match {"namespaces":["default"]}: read the secrets of ClusterSecretStore vault'],
    fails: [/^May now do everything: namespaces that match /],
  },
  {
    name: "a store of secrets for everybody",
    before: [store(tenants)],
    after: [store({})],
    head: ["admin: every namespace: read the secrets of ClusterSecretStore vault"],
    fails: [/^May now do everything: every namespace: /],
  },
  {
    name: "secrets from another server",
    before: [store(tenants)],
    after: [store(tenants, "https://vault.other.example")],
    head: [
      'admin: "https://vault.other.example": provide the secrets of ClusterSecretStore vault: spec.provider.vault.server "https://vault.example.com" → "https://vault.other.example"',
    ],
    fails: [/^May now do everything: "https:\/\/vault\.other\.example"/],
  },
  {
    name: "logs that a chart keeps for three days",
    before: [kept(720)],
    after: [kept(72)],
    head: [
      'unprotected: Release loki/loki: values.loki.limits_config.retention_period "720h" → "72h"',
      `restart: Release loki/loki: pods of the chart may restart (${unseen})`,
    ],
    fails: [/^Weaker, or cut off: Release loki\/loki: values\.loki\.limits_config\.retention_period/],
  },
  {
    name: "logs that a chart keeps for longer",
    before: [kept(72)],
    after: [kept(720)],
    head: [
      `restart: Release loki/loki: pods of the chart may restart: values.loki.limits_config.retention_period "72h" → "720h" (${unseen})`,
    ],
    fails: [],
  },
  {
    name: "backups of one namespace, for a day",
    before: [backups({})],
    after: [backups({ ttl: "24h0m0s", includedNamespaces: ["shop"] })],
    head: [
      'unprotected: Release velero/velero: values.schedules.daily.template.includedNamespaces[0] "*" → "shop"',
      'unprotected: Release velero/velero: values.schedules.daily.template.ttl "720h0m0s" → "24h0m0s"',
      `restart: Release velero/velero: pods of the chart may restart (${unseen})`,
    ],
    fails: [/^Weaker, or cut off: Release velero\/velero/],
  },
  {
    name: "records that may be deleted",
    before: [release("external-dns", { policy: "upsert-only" })],
    after: [release("external-dns", { policy: "sync" })],
    head: [
      'unprotected: Release external-dns/external-dns: values.policy "upsert-only" → "sync"',
      `restart: Release external-dns/external-dns: pods of the chart may restart (${unseen})`,
    ],
    fails: [/^Weaker, or cut off: Release external-dns/],
  },
  {
    name: "an issuer of another authority",
    before: [object("cert-manager.io/v1:ClusterIssuer", "inner", { spec: { ca: { secretName: "inner" } } })],
    after: [
      object("cert-manager.io/v1:ClusterIssuer", "inner", { spec: { acme: { server: "https://acme.example.com" } } }),
    ],
    head: [
      'unprotected: ClusterIssuer inner: its certificates come from another authority: spec.acme.server (nothing) → "https://acme.example.com"',
    ],
    fails: [/^Weaker, or cut off: ClusterIssuer inner/],
  },
  {
    name: "another network as the way in",
    before: [peering("hub")],
    after: [peering("hub2")],
    head: [
      'lost: azure-native.network.VirtualNetworkPeering from-hub: replaced because of virtualNetworkName "hub" → "hub2"; connections through this link stop',
    ],
    fails: [/^azure-native\.network\.VirtualNetworkPeering from-hub would be replaced/],
  },
  {
    name: "a workload opened to a whole company",
    before: [deny, deployment("cart")],
    after: [
      deny,
      deployment("cart"),
      policy("cart", {
        ...pods("cart"),
        ingress: [{ from: [{ ipBlock: { cidr: "10.0.0.0/8" } }], ports: [{ port: 80 }] }],
      }),
    ],
    head: ["open: 10.0.0.0/8 → boutique/cart:80"],
    fails: [/^Newly open: 10\.0\.0\.0\/8 → boutique\/cart:80/],
  },
  {
    name: "another revision of an application in Git",
    before: [delivery("v1.4.0")],
    after: [delivery("v1.5.0")],
    head: ['version: Application argocd/reports: spec.source.targetRevision "v1.4.0" → "v1.5.0"'],
    fails: [],
  },
];
