import type { Input } from "@pulumi/pulumi";
import type { Capability } from "./capability";

/**
 * An IngressClass and its controller.
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
  /**
   * The controller's pods. These pods connect to the workloads behind an Ingress.
   *
   * @default none: the cloud's load balancers connect to the workloads
   */
  readonly pods?: { readonly namespace: string; readonly labels: Readonly<Record<string, string>> };
  /** Default exposure of the load balancers. Set this option only if the controller creates a load balancer for each Ingress. @default "internal" */
  readonly exposure?: "internal" | "public";
  /**
   * Set `controller` if the controller itself gets the certificates for its hosts.
   *
   * @default certificates come from the platform's issuers or from the cloud
   */
  readonly certificates?: "controller";
}

/**
 * A GatewayClass for the Gateways of workloads, and its controller.
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
  /** The controller's pods. They connect to the workloads behind a Gateway. @default none: the cloud's load balancers connect to the workloads */
  readonly pods?: { readonly namespace: string; readonly labels: Readonly<Record<string, string>> };
  /** Ports that Gateways of this class listen on. */
  readonly listeners: { readonly http: number; readonly https: number };
  /**
   * Who can reach the load balancers of this class. Set this only if each Gateway has a separate load balancer.
   *
   * @default the exposure of the platform's shared load balancer
   */
  readonly exposure?: "internal" | "public";
  /** If true, the controller itself redirects all HTTP requests to HTTPS. */
  readonly redirectsHttp: boolean;
  /**
   * Address ranges of the load balancers. Set them if the load balancers connect to workloads directly.
   *
   * @default the load balancers' ranges in the facts of the cluster's network
   */
  readonly cidrs?: readonly string[];
  /** Kind of the objects that configure the load balancers' health checks. @default none: health checks need no configuration */
  readonly healthChecks?: "HealthCheckPolicy";
  /** Time in seconds during which load balancers may still send traffic to a terminating pod. @default the value of the cluster's load balancers */
  readonly drainSeconds?: number;
  /** If true, only one Gateway can listen for a host. Two workloads then cannot serve different paths of one host. @default false */
  readonly exclusiveHosts?: boolean;
  /** Why the class does not support GRPCRoutes. A message ends with this reason. @default GRPCRoutes are supported */
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
 * A certificate issuer that Ingresses can use.
 *
 * @example
 * ```ts
 * const certificateIssuer: CertificateIssuer = { kind: "ClusterIssuer", name: "factory-ca", annotations: { "cert-manager.io/cluster-issuer": "factory-ca" } };
 * ```
 */
export interface CertificateIssuer {
  /** Kind of the issuer. The kind must be cluster-scoped. */
  readonly kind: string;
  /** API group of the issuer's kind. @default "cert-manager.io" */
  readonly group?: string;
  readonly name: string;
  /** Annotations that an Ingress needs to request a certificate. */
  readonly annotations: Readonly<Record<string, string>>;
  /** Validity of certificates, for instance `720h`. @default cert-manager's 90 days */
  readonly duration?: string;
  /** Time between the renewal of a certificate and its expiry, for instance `240h`. @default a third of the certificate's validity */
  readonly renewBefore?: string;
  /** The pods that answer HTTP-01 challenges. These pods run in the workload's namespace. @default none: the issuer does not use HTTP-01 */
  readonly solver?: {
    readonly labels: Readonly<Record<string, string>>;
    readonly port: number;
    /** If true, the workload's Gateway forwards challenges to the solver's pods. @default false: an ingress controller forwards them */
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
  /** Service account of cert-manager's controller. */
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
  /**
   * `Service.spec.loadBalancerClass` of the Services for which the controller creates load balancers.
   *
   * @default none: the controller serves Services without a class
   */
  readonly serviceClass?: string;
  /** Annotations of a Service with a load balancer. The key says who can reach the load balancer. */
  readonly serviceAnnotations: Readonly<Record<"internal" | "public", Readonly<Record<string, string>>>>;
  /** Labels of a namespace. They make the namespace's pods ready only when the load balancer sends traffic to them. */
  readonly namespaceLabels: Readonly<Record<string, string>>;
  /** Time in seconds during which a load balancer may still open connections to a terminating pod. */
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
  /** Domains of the DNS zones that the controller manages, for instance `example.com`. */
  readonly zones: readonly Input<string>[];
}

/** Label of a certificate if the workload's Gateway serves the certificate's HTTP-01 challenges. */
export const challengeLabels = { "keelson.dev/challenges": "gateway" } as const;

/** Label of workloads' Gateways. Its value is the name of the GatewayClass, so that external-dns can select Gateways by class. */
export const gatewayClassLabel = "keelson.dev/gateway-class";

/** Lists the pods that answer challenges for a set of issuers. Issuers with equal pods are listed once. */
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
  summary: "an IngressClass",
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
  summary: "a GatewayClass",
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
  summary: "an issuer of TLS certificates",
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

/** DNS records of hosts. The key is the controller that manages them. */
export const dnsRecords: Capability<DnsRecords, "many"> = {
  name: "dns-records",
  valueType: "DnsRecords",
  cardinality: "many",
  summary: "DNS records of exposed hosts",
  builtin: "yields",
};
