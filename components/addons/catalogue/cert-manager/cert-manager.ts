import {
  certificateIssuers,
  defaultIngressClass,
  type Monitoring,
  monitoring,
  monitoringRules,
} from "../../../capabilities";
import { crdKind } from "../../../charts";
import { matches } from "../../../checks";
import type { Flows } from "../../../network";
import { expected } from "../../../problems";
import type { TierFacts } from "../../../tier";
import { checkCloudSite } from "../../cloud-site";
import { defineAddon } from "../../define";
import { checkDnsZones, type DnsZone } from "../../dns";
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
import { acmeClusterIssuer, acmeEnvironments, acmeIssuer } from "./issuers";
import { challengePermissions } from "./permissions";
import { certificateRules } from "./rules";

/** Options of cert-manager. */
export interface CertManagerOptions {
  /** E-mail address for Let's Encrypt's notices about the account. @default none */
  readonly email?: string;
  /**
   * Zones in the DNS service of the cluster's cloud for DNS-01 challenges, which work without access from the internet. They fail
   * in a zone that a private zone of the same name hides from the cluster.
   *
   * @default none
   */
  readonly dns01?: readonly DnsZone[];
  /** Whether all other names use HTTP-01 challenges, through the default ingress class. @default true */
  readonly http01?: boolean;
}

const name = "cert-manager";
const metricsPort = 9402;

/** Issues and renews TLS certificates from Let's Encrypt, by DNS-01 in the given zones and by HTTP-01 elsewhere. */
export const certManager = defineAddon<CertManagerOptions>({
  name,
  optionsType: "CertManagerOptions",
  summary:
    "TLS certificates from Let's Encrypt, staging and production, by DNS-01 (Route 53, Cloud DNS, Azure DNS) or HTTP-01",
  chart: { repository: "oci://quay.io/jetstack/charts/cert-manager", name: "cert-manager", version: "v1.21.1" },
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
  finalizesInTenants: true,
  check: ({ cluster, options: { email, dns01 = [], http01 } }) => [
    ...matches("email", email, /@/, 'an e-mail address such as "platform@example.com"'),
    dns01.length > 0 && checkCloudSite(cluster, { gcp: ["accountId"], azure: ["accountId"] }),
    ...checkDnsZones("dns01", cluster.cloud, dns01),
    http01 === false &&
      dns01.length === 0 &&
      expected("http01", "true or a zone in dns01", http01, "otherwise no certificate can be issued"),
  ],
  needs: ({ options: { http01 = true } }) =>
    http01 ? [{ capability: defaultIngressClass, for: "resources", after: "nothing" }] : [],
  wants: () => [{ capability: monitoring }],
  provides: [
    provideMany(
      certificateIssuers,
      ({ options: { http01 = true } }) =>
        Object.fromEntries(acmeEnvironments.map((environment) => [environment, acmeIssuer(environment, http01)])),
      "resources",
    ),
    provideMany(monitoringRules, () => ({ certificates: certificateRules })),
  ],
  identities: ({ cluster, options: { dns01 = [] } }) =>
    dns01.length === 0 ? [] : [{ serviceAccount: name, permissions: challengePermissions(cluster, dns01) }],
  flows: ({ options, find }) => flows(options, find(monitoring)),
  values: ({ tier, options: { dns01 = [] }, find, identities }) => ({
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
    prometheus: { servicemonitor: { enabled: find(monitoring) !== undefined } },
  }),
  customResources: ({ cluster, options: { dns01 = [], http01 = true, email }, find }) => {
    const ingressClass = http01 ? find(defaultIngressClass) : undefined;
    const challenges = { zones: dns01, cloudFacts: cluster.cloudFacts, ingressClass };
    return acmeEnvironments.map((environment) => acmeClusterIssuer(environment, challenges, email));
  },
});

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

function flows({ dns01 = [], http01 = true }: CertManagerOptions, prometheus: Monitoring | undefined): Flows[] {
  const ingress = scrapers(prometheus, metricsPort);
  return [
    {
      name: "controller",
      pods: podsOf("controller"),
      ingress,
      egress: [
        "dns",
        "apiserver",
        /* 443 is for the ACME server and the cloud's DNS. Both ports serve the test of an HTTP-01 challenge before the ACME server's. */
        ...(http01 ? (["internet:80"] as const) : []),
        ...(dns01.length > 0 ? (["pod-identity", "cloud:443"] as const) : (["internet:443"] as const)),
      ],
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
