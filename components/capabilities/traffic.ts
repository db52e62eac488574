import type { Input } from "@pulumi/pulumi";
import type { Capability } from "./capability";

/** An IngressClass and what network policies must know of its controller. */
export interface IngressClass {
  /** Value of `Ingress.spec.ingressClassName`. */
  readonly name: string;
  /** Value of `IngressClass.spec.controller`. */
  readonly controller: string;
  /** The controller's pods, which connect to the workloads behind an Ingress. @default none: the cloud's load balancers do */
  readonly pods?: { readonly namespace: string; readonly labels: Readonly<Record<string, string>> };
  /** Who can reach the load balancers of Ingresses that do not say, where each has one of its own. @default "internal" */
  readonly exposure?: "internal" | "public";
}

/** A GatewayClass of which workloads make Gateways, and what these must know of its controller. */
export interface GatewayClass {
  /** Value of `Gateway.spec.gatewayClassName`. */
  readonly name: string;
  /** Value of `GatewayClass.spec.controllerName`. */
  readonly controller: string;
  /** The controller's pods, which connect to the workloads behind a Gateway. @default none: the cloud's load balancers do */
  readonly pods?: { readonly namespace: string; readonly labels: Readonly<Record<string, string>> };
  /** Ports at which its Gateways may listen. */
  readonly listeners: { readonly http: number; readonly https: number };
  /** Who can reach the load balancers of its Gateways, where each has one of its own. @default the platform's one way in decides */
  readonly exposure?: "internal" | "public";
  /** Whether the controller itself leads all plain HTTP to HTTPS. */
  readonly redirectsHttp: boolean;
  /** Where its load balancers connect from, where no pods do. @default what the cluster's network says of load balancers */
  readonly cidrs?: readonly string[];
  /** By which kind its load balancers are told how to find out which pods are well. @default they need not be told */
  readonly healthChecks?: "HealthCheckPolicy";
  /** How long its load balancers may go on sending to a pod that is to go. @default what the cluster's load balancers need */
  readonly drainSeconds?: number;
  /** Why it takes no GRPCRoute, as the end of a sentence. @default it does */
  readonly grpc?: { readonly reason: string };
}

/** The kinds of the Gateway API: GatewayClass, Gateway, HTTPRoute, GRPCRoute. */
export interface GatewayApi {
  /** Version of the bundle of CRDs, for instance `v1.6.1`. @default whatever the cloud has */
  readonly bundleVersion?: string;
}

/** An issuer of certificates that an Ingress can name. */
export interface CertificateIssuer {
  readonly kind: "ClusterIssuer";
  readonly name: string;
  /** Annotation with which an Ingress asks for a certificate. */
  readonly annotations: Readonly<Record<string, string>>;
  /** Pods that answer HTTP-01 challenges beside the workload, where the issuer uses them. */
  readonly solver?: { readonly labels: Readonly<Record<string, string>>; readonly port: number };
}

/** A controller that makes the cloud's load balancers for Services and Ingresses. */
export interface LoadBalancers {
  /** `Service.spec.loadBalancerClass` of the Services that it serves. @default it serves those without one */
  readonly serviceClass?: string;
  /** Annotations of a Service by who can reach its load balancer. */
  readonly serviceAnnotations: Readonly<Record<"internal" | "public", Readonly<Record<string, string>>>>;
  /** Labels of a namespace whose pods are to count as ready only once their load balancer sends to them. */
  readonly namespaceLabels: Readonly<Record<string, string>>;
  /** How long a load balancer may go on opening connections to a pod that is to go. */
  readonly drainSeconds: number;
}

/** Keeps DNS records of hosts in step. */
export interface DnsRecords {
  /** Zones whose records it keeps, for instance `example.com`. */
  readonly zones: readonly Input<string>[];
}

/** The pods that answer challenges for a set of issuers, each kind once. */
export function solversOf(
  issuers: Readonly<Record<string, CertificateIssuer>>,
): NonNullable<CertificateIssuer["solver"]>[] {
  const solvers = Object.values(issuers).flatMap(({ solver }) => (solver === undefined ? [] : [solver]));
  return [...new Map(solvers.map((solver) => [JSON.stringify(solver), solver])).values()];
}

/** The IngressClass of Ingresses that name none. */
export const defaultIngressClass: Capability<IngressClass, "one"> = {
  name: "default-ingress-class",
  cardinality: "one",
  summary: "a default IngressClass",
  builtin: "yields",
};

/** Every IngressClass, by name. */
export const ingressClasses: Capability<IngressClass, "many"> = {
  name: "ingress-classes",
  cardinality: "many",
  summary: "IngressClasses",
  builtin: "yields",
};

/** The GatewayClass of workloads that are exposed and name no IngressClass. */
export const defaultGatewayClass: Capability<GatewayClass, "one"> = {
  name: "default-gateway-class",
  cardinality: "one",
  summary: "a GatewayClass for exposed workloads",
  builtin: "yields",
};

/** The kinds of the Gateway API. */
export const gatewayApi: Capability<GatewayApi, "one"> = {
  name: "gateway-api",
  cardinality: "one",
  summary: "the kinds of the Gateway API (gateway.networking.k8s.io)",
  builtin: "excludes",
};

/** Issuers of certificates, by key: `staging` and `production`. */
export const certificateIssuers: Capability<CertificateIssuer, "many"> = {
  name: "certificate-issuers",
  cardinality: "many",
  summary: "issuers of TLS certificates",
  builtin: "yields",
};

/** Load balancers of the cloud for Services. */
export const loadBalancers: Capability<LoadBalancers, "one"> = {
  name: "load-balancers",
  cardinality: "one",
  summary: "the cloud's load balancers for Services",
  builtin: "yields",
};

/** DNS records of hosts. */
export const dnsRecords: Capability<DnsRecords, "one"> = {
  name: "dns-records",
  cardinality: "one",
  summary: "DNS records of exposed hosts",
  builtin: "yields",
};
