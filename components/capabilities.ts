import type { Input } from "@pulumi/pulumi";

/** How many providers a capability may have in one cluster: `one`, found without a key, or `many`, each under its own. */
export type Cardinality = "one" | "many";

/** The key that finds a capability: none for `one`. */
export type Key<C extends Cardinality> = C extends "many" ? [key: string] : [];

/**
 * What a cluster or an add-on offers to others, as a typed token. Two tokens of the same name are the same capability,
 * so that several copies of this package in one program agree.
 */
export interface Capability<T, C extends Cardinality = Cardinality> {
  readonly name: string;
  readonly cardinality: C;
  /** What a consumer gets from it, as the end of the sentence "nobody provides …". */
  readonly summary: string;
  /**
   * What happens when an add-on offers what the cluster brings itself: the cluster's gives way, or the add-on is refused
   * because two of them would fight.
   */
  readonly builtin: "yields" | "excludes";
  /** Carries the type of the offered value; never set. */
  readonly value?: T;
}

/** What a provider offers: a capability, a value, and for `many` a key. */
export interface Offer<T = unknown> {
  readonly capability: Capability<T>;
  /** Empty for a capability of cardinality `one`. */
  readonly key: string;
  readonly value: T;
}

/** Offers a value for a capability; `many` capabilities take a key. */
export function offer<T, C extends Cardinality>(capability: Capability<T, C>, value: T, ...key: Key<C>): Offer<T> {
  return { capability, key: key[0] ?? "", value };
}

/** Tells whether an offer is what is asked for; without a key, any key will do. */
export function meets(
  asked: { readonly capability: Capability<unknown>; readonly key?: string },
  offer: Offer,
): boolean {
  return offer.capability.name === asked.capability.name && (asked.key === undefined || asked.key === offer.key);
}

/** The resource metrics API (`metrics.k8s.io`), which autoscaling on CPU and memory reads. */
export interface ResourceMetrics {
  /** Name of the APIService that serves it. */
  readonly apiService: string;
}

/** An IngressClass and what network policies must know of its controller. */
export interface IngressClass {
  /** Value of `Ingress.spec.ingressClassName`. */
  readonly name: string;
  /** Value of `IngressClass.spec.controller`. */
  readonly controller: string;
  /** The controller's pods, which connect to the workloads behind an Ingress. */
  readonly pods: { readonly namespace: string; readonly labels: Readonly<Record<string, string>> };
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

/** The pods that answer challenges for a set of issuers, each kind once. */
export function solversOf(
  issuers: Readonly<Record<string, CertificateIssuer>>,
): NonNullable<CertificateIssuer["solver"]>[] {
  const solvers = Object.values(issuers).flatMap(({ solver }) => (solver === undefined ? [] : [solver]));
  return [...new Map(solvers.map((solver) => [JSON.stringify(solver), solver])).values()];
}

/** CPU and memory usage of pods and nodes. */
export const resourceMetrics: Capability<ResourceMetrics, "one"> = {
  name: "resource-metrics",
  cardinality: "one",
  summary: "CPU and memory metrics of pods (metrics.k8s.io)",
  builtin: "excludes",
};

/** The IngressClass of Ingresses that name none. */
export const defaultIngressClass: Capability<IngressClass, "one"> = {
  name: "default-ingress-class",
  cardinality: "one",
  summary: "a default IngressClass",
  builtin: "yields",
};

/** Issuers of certificates, by key: `staging` and `production`. */
export const certificateIssuers: Capability<CertificateIssuer, "many"> = {
  name: "certificate-issuers",
  cardinality: "many",
  summary: "issuers of TLS certificates",
  builtin: "yields",
};

/** The Prometheus operator: its kinds (ServiceMonitor, PrometheusRule), and the Prometheus that reads them. */
export interface Monitoring {
  /** Prometheus' pods, which connect to what is monitored. */
  readonly pods: { readonly namespace: string; readonly labels: Readonly<Record<string, string>> };
}

/** A store outside of the cluster that ExternalSecrets name. */
export interface SecretStore {
  readonly kind: "ClusterSecretStore";
  readonly name: string;
}

/** The controller that opens SealedSecrets. */
export interface SealedSecrets {
  /** Its Service, which `kubeseal` asks for the certificate to seal with. */
  readonly controller: { readonly namespace: string; readonly name: string };
}

/** A controller that makes the cloud's load balancers for Services and Ingresses. */
export interface LoadBalancers {
  /** `Service.spec.loadBalancerClass` of the Services that it serves. */
  readonly serviceClass: string;
  /** Annotations of a Service by who can reach its load balancer. */
  readonly serviceAnnotations: Readonly<Record<"internal" | "public", Readonly<Record<string, string>>>>;
  /** Labels of a namespace whose pods are to count as ready only once their load balancer sends to them. */
  readonly namespaceLabels: Readonly<Record<string, string>>;
  /** How long a load balancer may go on opening connections to a pod that is to go. */
  readonly drainSeconds: number;
}

/** What adds and removes nodes. */
export interface NodeAutoscaling {
  readonly autoscaler: "cluster-autoscaler" | "karpenter" | "cloud";
}

/** What Karpenter needs in an AWS account, made with the cluster. */
export interface KarpenterResources {
  /** Name of the SQS queue that tells of interruptions. */
  readonly interruptionQueue: Input<string>;
  readonly interruptionQueueArn: Input<string>;
  /** Name of the role that its nodes run as. */
  readonly nodeRole: Input<string>;
  readonly nodeRoleArn: Input<string>;
  /** Ids of the subnets that its nodes are in, by zone. */
  readonly subnets: Readonly<Record<string, Input<string>>>;
  readonly securityGroupIds: readonly Input<string>[];
  /** Of the key that its nodes' disks are encrypted under. */
  readonly encryptionKeyArn: Input<string>;
  /** Pods that fit on a node of any size, as the CNI has it. */
  readonly maxPods: number;
  /** Settings of Bottlerocket (TOML) that all nodes of the cluster start with. */
  readonly userData: string;
}

/** The external metrics API (`external.metrics.k8s.io`), which autoscaling on queues and queries reads. */
export interface ExternalMetrics {
  /** Name of the APIService that serves it. */
  readonly apiService: string;
  /** Its pods, which ask where the metrics come from. */
  readonly pods: { readonly namespace: string; readonly labels: Readonly<Record<string, string>> };
}

/** Where the workloads' logs go: a group of CloudWatch Logs, made with its retention and key. */
export interface LogDestination {
  readonly kind: "cloudwatch";
  readonly region: string;
  readonly group: Input<string>;
  readonly groupArn: Input<string>;
}

/** Keeps DNS records of hosts in step. */
export interface DnsRecords {
  /** Zones whose records it keeps, for instance `example.com`. */
  readonly zones: readonly Input<string>[];
}

/** ServiceMonitors, PrometheusRules, and who reads them. */
export const monitoring: Capability<Monitoring, "one"> = {
  name: "monitoring",
  cardinality: "one",
  summary: "the Prometheus operator's kinds",
  builtin: "yields",
};

/** Stores of secrets, by key: `cloud` is the cloud's own. */
export const secretStores: Capability<SecretStore, "many"> = {
  name: "secret-stores",
  cardinality: "many",
  summary: "stores of secrets",
  builtin: "yields",
};

/** SealedSecrets, and who opens them. */
export const sealedSecrets: Capability<SealedSecrets, "one"> = {
  name: "sealed-secrets",
  cardinality: "one",
  summary: "a controller of SealedSecrets",
  builtin: "yields",
};

/** Load balancers of the cloud for Services. */
export const loadBalancers: Capability<LoadBalancers, "one"> = {
  name: "load-balancers",
  cardinality: "one",
  summary: "the cloud's load balancers for Services",
  builtin: "yields",
};

/** Nodes as pods need them. */
export const nodeAutoscaling: Capability<NodeAutoscaling, "one"> = {
  name: "node-autoscaling",
  cardinality: "one",
  summary: "autoscaling of nodes",
  builtin: "excludes",
};

/** Karpenter's own resources in the cloud. */
export const karpenterResources: Capability<KarpenterResources, "one"> = {
  name: "karpenter-resources",
  cardinality: "one",
  summary: 'Karpenter\'s queue, node role and subnets (an EksCluster with autoscaler: "karpenter")',
  builtin: "yields",
};

/** Metrics from outside of the cluster for autoscaling. */
export const externalMetrics: Capability<ExternalMetrics, "one"> = {
  name: "external-metrics",
  cardinality: "one",
  summary: "metrics of queues and queries for autoscaling (external.metrics.k8s.io)",
  builtin: "excludes",
};

/** A store for the workloads' logs. */
export const logDestination: Capability<LogDestination, "one"> = {
  name: "log-destination",
  cardinality: "one",
  summary: "a store for the workloads' logs",
  builtin: "yields",
};

/** DNS records of hosts. */
export const dnsRecords: Capability<DnsRecords, "one"> = {
  name: "dns-records",
  cardinality: "one",
  summary: "DNS records of exposed hosts",
  builtin: "yields",
};
