import {
  type CertificateIssuer,
  certificateIssuers,
  defaultIngressClass,
  type Monitoring,
  monitoring,
  monitoringRules,
} from "../../../capabilities";
import { crdKind } from "../../../charts";
import type { Flows, Peer } from "../../../network";
import type { TierFacts } from "../../../tier";
import { defineAddon } from "../../define";
import { dnsServerZones, tsigSecret, wayToServer } from "../../dns";
import {
  type ContainerSize,
  containerResources,
  disruptionBudget,
  evictUnready,
  onSystemPool,
  scrapers,
  spread,
} from "../../pods";
import { provideMany } from "../../provide";
import { checkCertManager, inCloud, usesAcme } from "./check";
import { acmeClusterIssuer, acmeEnvironments, acmeIssuer, solver, solversFor } from "./issuers";
import type { AcmeIssuer, CertManagerOptions, VaultIssuer } from "./options";
import { issuerOffer, issuerSecrets, ownIssuer, vaultAccess } from "./own-issuers";
import { challengePermissions } from "./permissions";
import { certificateRules } from "./rules";

const name = "cert-manager";
const metricsPort = 9402;

/** Issues and renews TLS certificates: from Let's Encrypt, by DNS-01 in the given zones and by HTTP-01 elsewhere, or from your own issuers. */
export const certManager = defineAddon<CertManagerOptions>({
  name,
  optionsType: "CertManagerOptions",
  summary:
    "TLS certificates from Let's Encrypt, by DNS-01 (Route 53, Cloud DNS, Azure DNS, a DNS server of yours) or HTTP-01, from Vault or a private authority",
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
  needs: ({ options }) =>
    byHttp(options) ? [{ capability: defaultIngressClass, for: "resources", after: "nothing" }] : [],
  wants: () => [{ capability: monitoring }],
  provides: [
    provideMany(certificateIssuers, ({ options }) => offersOf(options), "resources"),
    provideMany(monitoringRules, () => ({ certificates: certificateRules })),
  ],
  identities: ({ cluster, options: { dns01 = [] } }) =>
    inCloud(dns01) ? [{ serviceAccount: name, permissions: challengePermissions(cluster, dns01) }] : [],
  secrets: ({ options: { dns01 = [], issuers = {} } }) => [
    ...issuerSecrets(issuers),
    ...dnsServerZones(dns01).map(tsigSecret),
  ],
  flows: ({ options, find }) => flows(options, find(monitoring)),
  values: ({ tier, options: { dns01 = [], issuers = {} }, find, identities }) => ({
    global: { priorityClassName: "system-cluster-critical", leaderElection: { namespace: name } },
    ...component("controller", tier, { cpu: "50m", memory: "128Mi", limit: "256Mi" }),
    serviceAccount: { name, annotations: identities[name]?.serviceAccountAnnotations ?? {} },
    podLabels: identities[name]?.podLabels ?? {},
    /* Checks its own TXT records through the cluster's DNS, because policies deny all other servers on port 53. */
    dns01RecursiveNameserversOnly: dns01.length > 0,
    webhook: component("webhook", tier, { cpu: "50m", memory: "64Mi", limit: "128Mi" }),
    cainjector: component("cainjector", tier, { cpu: "50m", memory: "128Mi", limit: "256Mi" }),
    startupapicheck: {
      ...onSystemPool,
      resources: containerResources({ cpu: "10m", memory: "64Mi", limit: "128Mi" }),
    },
    extraObjects: vaultAccess(issuers, name),
    prometheus: { servicemonitor: { enabled: find(monitoring) !== undefined } },
  }),
  customResources: ({ cluster, options, find }) => {
    const { dns01 = [], email, letsEncrypt = true, issuers = {} } = options;
    const ingressClass = byHttp(options) ? find(defaultIngressClass) : undefined;
    const challenges = { zones: dns01, cloudFacts: cluster.cloudFacts, ingressClass };
    return [
      ...(letsEncrypt ? acmeEnvironments : []).map((environment) => acmeClusterIssuer(environment, challenges, email)),
      ...Object.entries(issuers).flatMap(([key, issuer]) => ownIssuer(key, issuer, solversFor(challenges))),
    ];
  },
});

/** Reports whether challenges use HTTP-01. */
function byHttp(options: CertManagerOptions): boolean {
  return usesAcme(options) && options.http01 !== false;
}

function offersOf(options: CertManagerOptions): Record<string, CertificateIssuer> {
  const { letsEncrypt = true, issuers = {} } = options;
  const own = Object.entries(issuers).map(([key, { kind }]) => {
    return [key, issuerOffer(key, kind === "acme" && byHttp(options) ? solver : undefined)] as const;
  });
  const environments = letsEncrypt ? acmeEnvironments : [];
  return Object.fromEntries([
    ...environments.map((environment) => [environment, acmeIssuer(environment, byHttp(options))] as const),
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

function podsOf(part: string): Record<string, string> {
  return { "app.kubernetes.io/instance": name, "app.kubernetes.io/component": part };
}

function flows(options: CertManagerOptions, prometheus: Monitoring | undefined): Flows[] {
  const ingress = scrapers(prometheus, metricsPort);
  return [
    {
      name: "controller",
      pods: podsOf("controller"),
      ingress,
      egress: ["dns", "apiserver", ...waysOut(options)],
    },
    {
      name: "webhook",
      pods: podsOf("webhook"),
      ingress: ["apiserver:10250", ...ingress],
      egress: ["dns", "apiserver"],
    },
    { name: "cainjector", pods: podsOf("cainjector"), ingress, egress: ["dns", "apiserver"] },
    { name: "startupapicheck", pods: podsOf("startupapicheck"), egress: ["dns", "apiserver"] },
  ];
}

/** 443 is for the ACME server and the cloud's DNS. Both ports serve the test of an HTTP-01 challenge before the ACME server's. */
function waysOut(options: CertManagerOptions): Peer[] {
  const { dns01 = [], letsEncrypt = true, issuers = {} } = options;
  const publicly: Peer[] = letsEncrypt || byHttp(options) ? ["internet:443"] : [];
  const servers = Object.values(issuers).flatMap((issuer) => ("server" in issuer ? waysTo(issuer) : []));
  return [
    ...(byHttp(options) ? (["internet:80"] as const) : []),
    ...(inCloud(dns01) ? (["pod-identity", "cloud:443"] as const) : publicly),
    ...dnsServerZones(dns01).map(wayToServer),
    ...servers,
  ];
}

function waysTo({ server, cidrs = [] }: VaultIssuer | AcmeIssuer): Peer[] {
  const { hostname, port } = new URL(server);
  const ports = [port === "" ? 443 : Number(port)];
  return cidrs.length > 0 ? cidrs.map((cidr) => ({ cidr, ports })) : [{ host: hostname, ports }];
}
