import type { Input } from "@pulumi/pulumi";
import type { Capability } from "./capability";

/**
 * An IngressClass, and the facts about its controller that network policies need.
 *
 * @example
 * ```ts
 * const ingressClass: IngressClass = { name: "haproxy", controller: "haproxy.org/ingress-controller", pods: { namespace: "haproxy", labels: { app: "haproxy" } } };
 * ```
 */
export interface IngressClass {
  /** Value of `Ingress.spec.ingressClassName`. */
  readonly name: string;
  /** Value of `IngressClass.spec.controller`. */
  readonly controller: string;
  /** The controller's pods, which connect to the workloads behind an Ingress. @default none: the cloud's load balancers connect */
  readonly pods?: { readonly namespace: string; readonly labels: Readonly<Record<string, string>> };
  /** Default exposure of the load balancers, if the controller creates a load balancer for each Ingress. @default "internal" */
  readonly exposure?: "internal" | "public";
  /** `controller`, if the controller itself gets the certificates of its hosts. @default the platform's issuers, or the cloud */
  readonly certificates?: "controller";
}

/**
 * A GatewayClass for the Gateways of workloads, and the facts about its controller that these Gateways need.
 *
 * @example
 * ```ts
 * const gatewayClass: GatewayClass = {
 *   name: "envoy",
 *   controller: "gateway.envoyproxy.io/gatewayclass-controller",
 *   pods: { namespace: "envoy-gateway-system", labels: { "app.kubernetes.io/component": "proxy" } },
 *   listeners: { http: 80, https: 443 },
 *   exposure: "public",
 *   redirectsHttp: false,
 * };
 * ```
 */
export interface GatewayClass {
  /** Value of `Gateway.spec.gatewayClassName`. */
  readonly name: string;
  /** Value of `GatewayClass.spec.controllerName`. */
  readonly controller: string;
  /** The controller's pods, which connect to the workloads behind a Gateway. @default none: the cloud's load balancers connect */
  readonly pods?: { readonly namespace: string; readonly labels: Readonly<Record<string, string>> };
  /** Ports that its Gateways can listen on. */
  readonly listeners: { readonly http: number; readonly https: number };
  /**
   * Who can reach the load balancers of its Gateways. Set this only if each Gateway has a separate load balancer. @default the platform's
   * shared load balancer decides
   */
  readonly exposure?: "internal" | "public";
  /** Whether the controller itself redirects all HTTP requests to HTTPS. */
  readonly redirectsHttp: boolean;
  /**
   * Address ranges of its load balancers, if the load balancers connect to workloads directly. @default the load balancers' ranges in the
   * facts of the cluster's network
   */
  readonly cidrs?: readonly string[];
  /** Kind of the objects that configure the health checks of its load balancers. @default they need no configuration */
  readonly healthChecks?: "HealthCheckPolicy";
  /**
   * Seconds for which its load balancers may still send to a pod that terminates. @default the seconds in the facts of the cluster's load
   * balancers
   */
  readonly drainSeconds?: number;
  /** Whether only one of its Gateways can listen for each host. Workloads then cannot share a host by paths. @default false */
  readonly exclusiveHosts?: boolean;
  /** Why it does not support GRPCRoutes, as the end of a sentence. @default it supports them */
  readonly grpc?: { readonly reason: string };
}

/**
 * The kinds of the Gateway API: GatewayClass, Gateway, HTTPRoute, GRPCRoute.
 *
 * @example
 * ```ts
 * const gatewayApi: GatewayApi = { bundleVersion: "v1.6.1" };
 * ```
 */
export interface GatewayApi {
  /** Version of the bundle of CRDs, for instance `v1.6.1`. @default the version that the cloud installs */
  readonly bundleVersion?: string;
}

/**
 * An issuer of certificates that an Ingress can name.
 *
 * @example
 * ```ts
 * const certificateIssuer: CertificateIssuer = { kind: "ClusterIssuer", name: "factory-ca", annotations: { "cert-manager.io/cluster-issuer": "factory-ca" } };
 * ```
 */
export interface CertificateIssuer {
  /** Kind of the issuer. The kind is not namespaced. */
  readonly kind: string;
  /** API group of the kind. @default "cert-manager.io" */
  readonly group?: string;
  readonly name: string;
  /** Annotations that an Ingress needs to request a certificate. */
  readonly annotations: Readonly<Record<string, string>>;
  /** Validity of certificates, for instance `720h`. @default cert-manager's 90 days */
  readonly duration?: string;
  /** How long before its expiry a certificate is renewed, for instance `240h`. @default a third of its validity */
  readonly renewBefore?: string;
  /** The pods that answer HTTP-01 challenges, next to the workload. @default the issuer uses no HTTP-01 */
  readonly solver?: {
    readonly labels: Readonly<Record<string, string>>;
    readonly port: number;
    /** Whether a workload's own Gateway forwards challenges to the solver's pods. @default false: an ingress controller does */
    readonly byGateway?: boolean;
  };
}

/**
 * cert-manager. It approves the certificate requests that controllers of other issuers sign.
 *
 * @example
 * ```ts
 * const certificateManager: CertificateManager = { namespace: "cert-manager", serviceAccount: "cert-manager" };
 * ```
 */
export interface CertificateManager {
  readonly namespace: string;
  /** Service account of its controller. */
  readonly serviceAccount: string;
}

/**
 * A controller that creates the cloud's load balancers for Services and Ingresses.
 *
 * @example
 * ```ts
 * const loadBalancers: LoadBalancers = {
 *   serviceClass: "service.k8s.aws/nlb",
 *   serviceAnnotations: {
 *     internal: { "service.beta.kubernetes.io/aws-load-balancer-scheme": "internal" },
 *     public: { "service.beta.kubernetes.io/aws-load-balancer-scheme": "internet-facing" },
 *   },
 *   namespaceLabels: { "elbv2.k8s.aws/pod-readiness-gate-inject": "enabled" },
 *   drainSeconds: 120,
 * };
 * ```
 */
export interface LoadBalancers {
  /** `Service.spec.loadBalancerClass` of the Services that it serves. @default it serves Services without a class */
  readonly serviceClass?: string;
  /** Annotations of a Service. The key says who can reach its load balancer. */
  readonly serviceAnnotations: Readonly<Record<"internal" | "public", Readonly<Record<string, string>>>>;
  /** Labels of a namespace whose pods become ready only when their load balancer sends traffic to them. */
  readonly namespaceLabels: Readonly<Record<string, string>>;
  /** Seconds for which a load balancer may still open connections to a pod that terminates. */
  readonly drainSeconds: number;
}

/**
 * A controller that keeps the DNS records of hosts up to date.
 *
 * @example
 * ```ts
 * const dnsRecords: DnsRecords = { zones: ["example.com", "example.org"] };
 * ```
 */
export interface DnsRecords {
  /** Domains of the zones that it manages, for instance `example.com`. */
  readonly zones: readonly Input<string>[];
}

/** Label of certificates whose HTTP-01 challenges the Gateway of their workload serves. */
export const challengeLabels = { "keelson.dev/challenges": "gateway" } as const;

/** Label of workloads' Gateways with the name of their class. With it, external-dns finds the Gateways of some classes. */
export const gatewayClassLabel = "keelson.dev/gateway-class";

/** Lists the pods that answer challenges for a set of issuers, each kind once. */
export function solversOf(
  issuers: Readonly<Record<string, CertificateIssuer>>,
): NonNullable<CertificateIssuer["solver"]>[] {
  const solvers = Object.values(issuers).flatMap(({ solver }) => (solver === undefined ? [] : [solver]));
  return [...new Map(solvers.map((solver) => [JSON.stringify(solver), solver])).values()];
}

/** The IngressClass of Ingresses that name no class. */
export const defaultIngressClass: Capability<IngressClass, "one"> = {
  name: "default-ingress-class",
  valueType: "IngressClass",
  cardinality: "one",
  summary: "a default IngressClass",
  builtin: "yields",
};

/** The IngressClasses, by name. */
export const ingressClasses: Capability<IngressClass, "many"> = {
  name: "ingress-classes",
  valueType: "IngressClass",
  cardinality: "many",
  summary: "IngressClasses",
  builtin: "excludes",
};

/** The GatewayClass of exposed workloads that name no IngressClass. */
export const defaultGatewayClass: Capability<GatewayClass, "one"> = {
  name: "default-gateway-class",
  valueType: "GatewayClass",
  cardinality: "one",
  summary: "a GatewayClass for exposed workloads",
  builtin: "yields",
};

/** The GatewayClasses for the Gateways of workloads, by name. */
export const gatewayClasses: Capability<GatewayClass, "many"> = {
  name: "gateway-classes",
  valueType: "GatewayClass",
  cardinality: "many",
  summary: "GatewayClasses",
  builtin: "excludes",
};

/** The kinds of the Gateway API. */
export const gatewayApi: Capability<GatewayApi, "one"> = {
  name: "gateway-api",
  valueType: "GatewayApi",
  cardinality: "one",
  summary: "the kinds of the Gateway API (gateway.networking.k8s.io)",
  /* Never suggest envoy-gateway: it would add a second controller to a cluster that lacks only the kinds. */
  otherwise: "install the kinds and offer gatewayApi in the cluster's builtin (on GKE set gatewayApi: true)",
  builtin: "excludes",
};

/** Certificate issuers, by key: `staging` and `production` of Let's Encrypt, and your own issuers. */
export const certificateIssuers: Capability<CertificateIssuer, "many"> = {
  name: "certificate-issuers",
  valueType: "CertificateIssuer",
  cardinality: "many",
  summary: "issuers of TLS certificates",
  builtin: "yields",
};

/** The kinds of cert-manager, and its controller. */
export const certificateManager: Capability<CertificateManager, "one"> = {
  name: "certificate-manager",
  valueType: "CertificateManager",
  cardinality: "one",
  summary: "cert-manager",
  builtin: "excludes",
};

/** Load balancers of the cloud for Services. */
export const loadBalancers: Capability<LoadBalancers, "one"> = {
  name: "load-balancers",
  valueType: "LoadBalancers",
  cardinality: "one",
  summary: "load balancers of the cloud for Services",
  builtin: "yields",
};

/** DNS records of hosts, by the controller that keeps them. */
export const dnsRecords: Capability<DnsRecords, "many"> = {
  name: "dns-records",
  valueType: "DnsRecords",
  cardinality: "many",
  summary: "DNS records of exposed hosts",
  builtin: "yields",
};
