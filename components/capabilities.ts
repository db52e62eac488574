/**
 * What a cluster or an add-on offers to others, as a typed token. Two tokens of the same name are the same capability,
 * so that several copies of this package in one program agree.
 *
 * - `one`: at most one provider in a cluster, found without a key;
 * - `many`: any number, each under a key of its own.
 */
export interface Capability<T> {
  readonly name: string;
  readonly cardinality: "one" | "many";
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
export function offer<T>(capability: Capability<T>, value: T, key = ""): Offer<T> {
  return { capability, key, value };
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

/** CPU and memory usage of pods and nodes. */
export const resourceMetrics: Capability<ResourceMetrics> = {
  name: "resource-metrics",
  cardinality: "one",
  summary: "CPU and memory metrics of pods (metrics.k8s.io)",
  builtin: "excludes",
};

/** The IngressClass of Ingresses that name none. */
export const defaultIngressClass: Capability<IngressClass> = {
  name: "default-ingress-class",
  cardinality: "one",
  summary: "a default IngressClass",
  builtin: "yields",
};

/** Issuers of certificates, by key: `staging` and `production`. */
export const certificateIssuers: Capability<CertificateIssuer> = {
  name: "certificate-issuers",
  cardinality: "many",
  summary: "issuers of TLS certificates",
  builtin: "yields",
};
