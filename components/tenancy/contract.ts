import type * as k8s from "@pulumi/kubernetes";
import type * as pulumi from "@pulumi/pulumi";
import type { FlowPort, Labels } from "../network";
import type { Platform } from "../platform";
import type { PodSecurityLevel } from "../pod-security";
import type { CaBundle } from "../trust";
import type { Demand } from "./demand";

/**
 * A port of a Service.
 *
 * @example
 * ```ts
 * const servedPort: ServedPort = { name: "http", port: 80, flowPort: 8080 };
 * ```
 */
export interface ServedPort {
  readonly name: string;
  /** Port of the Service. */
  readonly port: number;
  /** The container port behind it. */
  readonly flowPort: FlowPort;
}

/**
 * A workload as its callers see it.
 *
 * @example
 * ```ts
 * const storeReference: WorkloadReference = store;
 * new Deployment("web", { tenant, image: "registry.example.com/web:1.4.0", calls: [storeReference] });
 * ```
 */
export interface WorkloadReference {
  readonly workloadName: string;
  /** The namespace that it lives in. */
  readonly home: WorkloadHome;
  /** Labels of its pods. */
  readonly podLabels: Labels;
  /** Container ports that it serves to callers, without those of metrics and administration. */
  readonly listensOn: readonly FlowPort[];
  /** All ports of its Service, which a caller can request. @default only those in `listensOn` */
  readonly servedPorts?: readonly ServedPort[];
  /** Class, host and path at which it is exposed: `traefik shop.example.com/cart`. @default not exposed */
  readonly exposedAt?: readonly string[];
}

/**
 * A SecretStore in the namespace, or a ClusterSecretStore.
 *
 * @example
 * ```ts
 * const secretStoreRef: SecretStoreRef = { kind: "SecretStore", name: "team" };
 * ```
 */
export interface SecretStoreRef {
  readonly kind: "SecretStore" | "ClusterSecretStore";
  /** Name of the object. */
  readonly name: string;
}

/**
 * The home of workloads: a Tenant, or a foreign namespace without a platform.
 *
 * @form a Tenant, or { provider, namespace }
 *
 * @example
 * ```ts
 * import * as k8s from "@pulumi/kubernetes";
 *
 * const home: WorkloadHome = { provider: new k8s.Provider("shared"), namespace: "reports", podSecurity: "restricted" };
 * new Deployment("web", { tenant: home, image: "registry.example.com/web:1.4.0" });
 * ```
 */
export interface WorkloadHome {
  readonly provider: k8s.Provider;
  readonly namespace: pulumi.Input<string>;
  /** Distinguishes homes in the names of policies. @default none; only the callers' own names then differ */
  readonly homeName?: string;
  /**
   * Whether its namespace denies all traffic that no policy allows. If it does not, a policy would close open traffic, so no policies are
   * created. @default false
   */
  readonly deniesByDefault?: boolean;
  /** Pod Security level that its namespace enforces. @default unknown; nothing is then refused because of it */
  readonly podSecurity?: PodSecurityLevel;
  /** Bounds of all its workloads together, as in `ResourceQuota.spec.hard`. @default no bounds */
  readonly resourceQuota?: Readonly<Record<string, string>>;
  /** The part of it that its workloads and claims use so far, by kind and name. @default unknown; each is then only checked alone */
  readonly demands?: Map<string, Demand>;
  /** Access modes of the claims declared so far, by name. @default unknown; nothing is then refused because of them */
  readonly claims?: Map<pulumi.Input<string>, readonly string[]>;
  /** Names of dedicated node pools that its workloads may request with `runOn`. @default every pool of the cluster */
  readonly mayRunOn?: readonly string[];
  /** @default none; workloads then cannot use a platform's issuers, metrics or domain */
  readonly platform?: Platform;
  /** The workloads declared so far, by name. @default unknown; `calls` then only takes references */
  readonly workloads?: Map<string, WorkloadReference>;
  /** Names of Secrets with which its workloads pull images. @default none */
  readonly imagePullSecrets?: readonly pulumi.Input<string>[];
  /** Certificate authorities of its workloads, which a ConfigMap in its namespace holds. @default those of the images */
  readonly caBundle?: CaBundle;
  /** Store of ExternalSecrets that name none: a key of the platform's stores, or a store of the cluster. @default "cloud" */
  readonly secretStore?: string | SecretStoreRef;
  /** Labels of all its pods, for instance owner and cost center. @default none */
  readonly labels?: Labels;
  /** Whether its claims refuse to be deleted until they are unprotected. @default false */
  readonly protectClaims?: boolean;
  /** Parent of workloads without another parent. @default none */
  readonly parent?: pulumi.Resource;
  /** Resources that exist before pods start: quota, limits, policies, admission. @default none */
  readonly guardRails?: readonly pulumi.Resource[];
}
