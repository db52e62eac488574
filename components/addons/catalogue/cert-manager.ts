import { type CertificateIssuer, type IngressClass, certificateIssuers, defaultIngressClass } from "../../capabilities";
import type { Flows } from "../../network";
import { quote } from "../../problems";
import type { TierFacts } from "../../tier";
import { defineAddon } from "../define";
import type { CrdKind, CustomResourceManifest } from "../definition";
import { provideMany } from "../provide";
import { disruptionBudget, spread } from "./availability";

/** Options of cert-manager. */
export interface CertManagerOptions {
  /** Where Let's Encrypt sends notices about the account. @default no address */
  readonly email?: string;
}

const namespace = "cert-manager";

/** Let's Encrypt's two environments: https://letsencrypt.org/docs/staging-environment/ */
const acmeServers = {
  staging: "https://acme-staging-v02.api.letsencrypt.org/directory",
  production: "https://acme-v02.api.letsencrypt.org/directory",
} as const;

/** Pods that answer HTTP-01 challenges, in the namespace of the Ingress; labels and port are cert-manager's own. */
const solver = { labels: { "acme.cert-manager.io/http01-solver": "true" }, port: 8089 };

/** Issues and renews TLS certificates: Let's Encrypt, proved by HTTP-01 through the default ingress class. */
export const certManager = defineAddon<CertManagerOptions>({
  name: "cert-manager",
  summary: "TLS certificates from Let's Encrypt, staging and production, by HTTP-01",
  chart: { repository: "oci://quay.io/jetstack/charts/cert-manager", name: "cert-manager", version: "v1.21.1" },
  namespace,
  crds: { how: "templated", values: { crds: { enabled: true, keep: true } }, kinds: crdKinds() },
  finalizesInTenants: true,
  check: ({ options: { email } }) => [
    email !== undefined &&
      !email.includes("@") && {
        path: "email",
        message: `an e-mail address, given ${quote(email)}, for instance "platform@example.com"`,
      },
  ],
  needs: () => [{ capability: defaultIngressClass, for: "resources", after: "nothing" }],
  provides: [
    provideMany(
      certificateIssuers,
      () => ({ staging: issuer("staging"), production: issuer("production") }),
      "resources",
    ),
  ],
  flows: () => flows,
  values: ({ tier }) => ({
    global: { priorityClassName: "system-cluster-critical", leaderElection: { namespace } },
    ...component("controller", tier, { requests: { cpu: "50m", memory: "128Mi" }, limits: { memory: "256Mi" } }),
    webhook: component("webhook", tier, { requests: { cpu: "50m", memory: "64Mi" }, limits: { memory: "128Mi" } }),
    cainjector: component("cainjector", tier, {
      requests: { cpu: "50m", memory: "128Mi" },
      limits: { memory: "256Mi" },
    }),
    startupapicheck: { resources: { requests: { cpu: "10m", memory: "64Mi" }, limits: { memory: "128Mi" } } },
  }),
  customResources: ({ options, find }) =>
    (["staging", "production"] as const).map((environment) =>
      clusterIssuer(environment, find(defaultIngressClass), options.email),
    ),
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

function component(
  name: string,
  tier: TierFacts,
  resources: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  return {
    replicaCount: tier.replicas,
    podDisruptionBudget: disruptionBudget(tier),
    topologySpreadConstraints: spread(podsOf(name), tier),
    resources,
  };
}

function podsOf(component: string): Record<string, string> {
  return { "app.kubernetes.io/instance": "cert-manager", "app.kubernetes.io/component": component };
}

const flows: readonly Flows[] = [
  /* 443: the ACME server; 80 and 443: the controller tries a challenge itself before the ACME server is asked to. */
  { name: "controller", pods: podsOf("controller"), egress: ["dns", "apiserver", "internet:80", "internet:443"] },
  { name: "webhook", pods: podsOf("webhook"), ingress: ["apiserver:10250"], egress: ["dns", "apiserver"] },
  { name: "cainjector", pods: podsOf("cainjector"), egress: ["dns", "apiserver"] },
  { name: "startupapicheck", pods: podsOf("startupapicheck"), egress: ["dns", "apiserver"] },
];

function issuer(environment: keyof typeof acmeServers): CertificateIssuer {
  const name = `letsencrypt-${environment}`;
  return { kind: "ClusterIssuer", name, annotations: { "cert-manager.io/cluster-issuer": name }, solver };
}

function clusterIssuer(
  environment: keyof typeof acmeServers,
  ingressClass: IngressClass | undefined,
  email: string | undefined,
): CustomResourceManifest {
  const { name } = issuer(environment);
  return {
    apiVersion: "cert-manager.io/v1",
    kind: "ClusterIssuer",
    name,
    scope: "Cluster",
    spec: {
      acme: {
        server: acmeServers[environment],
        ...(email !== undefined && { email }),
        privateKeySecretRef: { name },
        solvers: [{ http01: { ingress: { ingressClassName: ingressClass?.name } } }],
      },
    },
  };
}
