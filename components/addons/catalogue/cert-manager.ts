import { certificateIssuers, defaultIngressClass, type Monitoring, monitoring } from "../../capabilities";
import type { Flows } from "../../network";
import { quote } from "../../problems";
import type { TierFacts } from "../../tier";
import { defineAddon } from "../define";
import type { CrdKind } from "../definition";
import { provideMany } from "../provide";
import { acmeClusterIssuer, acmeEnvironments, acmeIssuer } from "./acme-issuers";
import { disruptionBudget, evictUnready, spread, tolerateSystemPool } from "./availability";
import { challengePermissions } from "./challenge-permissions";
import { checkCloudSite } from "./cloud-site";
import { type ContainerSize, containerResources } from "./container-resources";
import { checkDnsZones, type DnsZone } from "./dns-zone";
import { scrapers } from "./peers";

/** Options of cert-manager. */
export interface CertManagerOptions {
  /** Where Let's Encrypt sends notices about the account. @default no address */
  readonly email?: string;
  /**
   * Zones of the DNS of the cluster's cloud in which names are proved by DNS-01, so that nothing has to be reachable from the
   * internet. A zone cannot be proved while a private zone of the same name hides it from the cluster.
   *
   * @default none
   */
  readonly dns01?: readonly DnsZone[];
  /** Whether every other name is proved by HTTP-01, through the default ingress class. @default true */
  readonly http01?: boolean;
}

const name = "cert-manager";
const metricsPort = 9402;

/** Issues and renews TLS certificates: Let's Encrypt, proved by DNS-01 in zones of ours and by HTTP-01 elsewhere. */
export const certManager = defineAddon<CertManagerOptions>({
  name,
  summary:
    "TLS certificates from Let's Encrypt, staging and production, by DNS-01 (Route 53, Cloud DNS, Azure DNS) or HTTP-01",
  chart: { repository: "oci://quay.io/jetstack/charts/cert-manager", name: "cert-manager", version: "v1.21.1" },
  namespace: name,
  crds: { how: "templated", values: { crds: { enabled: true, keep: true } }, kinds: crdKinds() },
  finalizesInTenants: true,
  check: ({ cluster, options: { email, dns01 = [], http01 } }) => [
    email !== undefined &&
      !email.includes("@") && {
        path: "email",
        message: `an e-mail address, given ${quote(email)}, for instance "platform@example.com"`,
      },
    dns01.length > 0 && checkCloudSite(cluster, { gcp: ["accountId"], azure: ["accountId"] }),
    ...checkDnsZones("dns01", cluster.cloud, dns01),
    http01 === false &&
      dns01.length === 0 && {
        path: "http01",
        message: "true, or zones in dns01, given false and no zones: otherwise no name can be proved",
      },
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
  ],
  identities: ({ cluster, options: { dns01 = [] } }) =>
    dns01.length === 0 ? [] : [{ serviceAccount: name, permissions: challengePermissions(cluster, dns01) }],
  flows: ({ options, find }) => flows(options, find(monitoring)),
  values: ({ tier, options: { dns01 = [] }, find, identities }) => ({
    global: { priorityClassName: "system-cluster-critical", leaderElection: { namespace: name } },
    ...component("controller", tier, { cpu: "50m", memory: "128Mi", limit: "256Mi" }),
    serviceAccount: { name, annotations: identities[name]?.serviceAccountAnnotations ?? {} },
    podLabels: identities[name]?.podLabels ?? {},
    /* It looks for its own TXT records by the cluster's DNS, as nothing else may be asked on port 53. */
    dns01RecursiveNameserversOnly: dns01.length > 0,
    webhook: component("webhook", tier, { cpu: "50m", memory: "64Mi", limit: "128Mi" }),
    cainjector: component("cainjector", tier, { cpu: "50m", memory: "128Mi", limit: "256Mi" }),
    startupapicheck: {
      tolerations: tolerateSystemPool,
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

function crdKinds(): CrdKind[] {
  const kind = (group: string, kind: string, scope: CrdKind["scope"] = "Namespaced"): CrdKind => ({
    group,
    version: "v1",
    kind,
    plural: `${kind.toLowerCase()}s`,
    scope,
  });
  return [
    kind("acme.cert-manager.io", "Challenge"),
    kind("acme.cert-manager.io", "Order"),
    kind("cert-manager.io", "Certificate"),
    kind("cert-manager.io", "CertificateRequest"),
    kind("cert-manager.io", "ClusterIssuer", "Cluster"),
    kind("cert-manager.io", "Issuer"),
  ];
}

function component(part: string, tier: TierFacts, size: ContainerSize): Record<string, unknown> {
  return {
    replicaCount: tier.replicas,
    podDisruptionBudget: disruptionBudget(tier, evictUnready),
    topologySpreadConstraints: spread(podsOf(part), tier),
    tolerations: tolerateSystemPool,
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
        /* 443: the ACME server and the cloud's DNS; 80 and 443: it tries an HTTP-01 challenge itself before the ACME server is asked to. */
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
