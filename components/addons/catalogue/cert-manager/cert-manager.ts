import {
  type CertificateIssuer,
  certificateIssuers,
  certificateManager,
  defaultGatewayClass,
  defaultIngressClass,
  gatewayApi,
  monitoring,
  monitoringRules,
} from "../../../capabilities";
import { crdKind } from "../../../charts";
import type { TierFacts } from "../../../tier";
import { lifetimeOf } from "../../certificate-lifetime";
import { defineAddon } from "../../define";
import type { Need } from "../../definition";
import { credentialsSecret, dnsServerZones, hasCredentials, tsigSecret } from "../../dns";
import {
  type ContainerSize,
  containerResources,
  disruptionBudget,
  evictUnready,
  onSystemPool,
  spread,
} from "../../pods";
import { provideMany, provideOne } from "../../provide";
import { checkCertManager } from "./check";
import { certManagerFlows, podsOf } from "./flows";
import { acmeClusterIssuer, acmeEnvironments, acmeIssuer, solverOf, solversFor } from "./issuers";
import type { CertManagerOptions } from "./options";
import { issuerOffer, issuerSecrets, ownIssuer, vaultAccess } from "./own-issuers";
import { challengePermissions } from "./permissions";
import { certificateRules } from "./rules";
import { byGateway, byHttp, inCloud, ownZones } from "./ways";

const name = "cert-manager";

/**
 * Issues and renews TLS certificates from Let's Encrypt or from your own issuers. Let's Encrypt uses DNS-01 in the given zones and HTTP-01 for all
 * other names.
 */
export const certManager = defineAddon<CertManagerOptions>({
  name,
  optionsType: "CertManagerOptions",
  summary:
    "TLS certificates from Let's Encrypt (DNS-01 or HTTP-01), Vault or a private authority; DNS-01 with Route 53, Cloud DNS, Azure DNS or your own DNS server",
  whenRemoved: "certificates are no longer issued or renewed",
  chart: { repository: "oci://quay.io/jetstack/charts/cert-manager", name: "cert-manager", version: "v1.21.1" },
  images: {
    values: {
      "image.repository": "quay.io/jetstack/cert-manager-controller",
      "webhook.image.repository": "quay.io/jetstack/cert-manager-webhook",
      "cainjector.image.repository": "quay.io/jetstack/cert-manager-cainjector",
      "acmesolver.image.repository": "quay.io/jetstack/cert-manager-acmesolver",
      "startupapicheck.image.repository": "quay.io/jetstack/cert-manager-startupapicheck",
    },
    pullSecrets: { "global.imagePullSecrets": "objects" },
  },
  environment: { extraEnv: "list" },
  mounts: { volumes: "volumes", volumeMounts: "mounts" },
  monitors: ["prometheus.servicemonitor.labels"],
  pods: { placed: ["", "webhook", "cainjector", "startupapicheck"] },
  namespace: name,
  crds: {
    how: "templated",
    values: { crds: { enabled: true, keep: true } },
    kinds: [
      crdKind("acme.cert-manager.io/v1", "Challenge"),
      crdKind("acme.cert-manager.io/v1", "Order"),
      crdKind("cert-manager.io/v1", "Certificate"),
      crdKind("cert-manager.io/v1", "CertificateRequest"),
      crdKind("cert-manager.io/v1", "ClusterIssuer", { scope: "Cluster" }),
      crdKind("cert-manager.io/v1", "Issuer"),
    ],
  },
  underArgoCd: {
    clusterKinds: [
      "ClusterRole",
      "ClusterRoleBinding",
      "CustomResourceDefinition",
      "MutatingWebhookConfiguration",
      "ValidatingWebhookConfiguration",
    ],
  },
  finalizesInTenants: true,
  check: ({ cluster, options }) => checkCertManager(cluster, options),
  needs: ({ options }) => challengeNeeds(options),
  wants: ({ options }) => [
    { capability: monitoring },
    ...(byGateway(options) ? [{ capability: defaultIngressClass, for: "resources", after: "nothing" } as const] : []),
  ],
  provides: [
    provideOne(certificateManager, () => ({ namespace: name, serviceAccount: name })),
    provideMany(certificateIssuers, ({ options }) => offersOf(options), "resources"),
    provideMany(monitoringRules, () => ({ certificates: certificateRules })),
  ],
  identities: ({ cluster, options: { dns01 = [] } }) =>
    inCloud(dns01) ? [{ serviceAccount: name, permissions: challengePermissions(cluster, ownZones(dns01)) }] : [],
  secrets: ({ options: { dns01 = [], issuers = {} } }) => [
    ...issuerSecrets(issuers),
    ...dnsServerZones(dns01).map(tsigSecret),
    ...dns01.filter(hasCredentials).map(credentialsSecret),
  ],
  flows: ({ options, find }) => certManagerFlows(options, find(monitoring)),
  values: ({ tier, options, options: { dns01 = [], issuers = {} }, find, identities }) => ({
    global: { priorityClassName: "system-cluster-critical", leaderElection: { namespace: name } },
    ...component("controller", tier, { cpu: "50m", memory: "128Mi", limit: "256Mi" }),
    serviceAccount: { name, annotations: identities[name]?.serviceAccountAnnotations ?? {} },
    podLabels: identities[name]?.podLabels ?? {},
    /* cert-manager checks its own TXT records through the cluster's DNS, because network policies deny all other servers on port 53. */
    dns01RecursiveNameserversOnly: dns01.length > 0,
    webhook: component("webhook", tier, { cpu: "50m", memory: "64Mi", limit: "128Mi" }),
    cainjector: component("cainjector", tier, { cpu: "50m", memory: "128Mi", limit: "256Mi" }),
    startupapicheck: {
      ...onSystemPool,
      resources: containerResources({ cpu: "10m", memory: "64Mi", limit: "128Mi" }),
    },
    ...(byGateway(options) && { config: gatewayConfig }),
    extraObjects: vaultAccess(issuers, name),
    prometheus: { servicemonitor: { enabled: find(monitoring) !== undefined } },
  }),
  customResources: ({ cluster, options, find }) => {
    const { dns01 = [], email, letsEncrypt = true, issuers = {} } = options;
    const ingressClass = byHttp(options) ? find(defaultIngressClass) : undefined;
    const challenges = {
      zones: dns01,
      cloudFacts: cluster.cloudFacts,
      ingressClass,
      byGateway: byGateway(options),
    };
    return [
      ...(letsEncrypt ? acmeEnvironments : []).map((environment) => acmeClusterIssuer(environment, challenges, email)),
      ...Object.entries(issuers).flatMap(([key, issuer]) => ownIssuer(key, issuer, solversFor(challenges))),
    ];
  },
});

/** The controller watches Gateways only if their kinds exist at its start. */
const gatewayConfig = {
  apiVersion: "controller.config.cert-manager.io/v1alpha1",
  kind: "ControllerConfiguration",
  gatewayAPI: { enabled: true },
};

function challengeNeeds(options: CertManagerOptions): Need[] {
  const way = byGateway(options) ? defaultGatewayClass : defaultIngressClass;
  return [
    ...(byGateway(options) ? [{ capability: gatewayApi }] : []),
    ...(byHttp(options) ? [{ capability: way, for: "resources", after: "nothing" } as const] : []),
  ];
}

function offersOf(options: CertManagerOptions): Record<string, CertificateIssuer> {
  const { letsEncrypt = true, issuers = {} } = options;
  const own = Object.entries(issuers).map(([key, issuer]) => {
    const more = issuer.kind === "acme" ? solverOf(options) : lifetimeOf(issuer);
    return [key, issuerOffer(key, more)] as const;
  });
  const environments = letsEncrypt ? acmeEnvironments : [];
  return Object.fromEntries([
    ...environments.map((environment) => [environment, acmeIssuer(environment, options)] as const),
    ...own,
  ]);
}

function component(part: string, tier: TierFacts, size: ContainerSize): Record<string, unknown> {
  return {
    replicaCount: tier.replicas,
    podDisruptionBudget: disruptionBudget(tier, evictUnready),
    topologySpreadConstraints: spread(podsOf(part), tier),
    ...onSystemPool,
    resources: containerResources(size),
  };
}
