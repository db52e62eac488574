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
  /** The home of the workload: a Tenant or another namespace. */
  readonly home: WorkloadHome;
  /** Labels of its pods. */
  readonly podLabels: Labels;
  /** Container ports for callers, except metrics and administration ports. */
  readonly listensOn: readonly FlowPort[];
  /** All ports of the workload's Service. A caller can request any of them. @default only those in `listensOn` */
  readonly servedPorts?: readonly ServedPort[];
  /** Class, host and path at which the workload is exposed: `traefik shop.example.com/cart`. @default not exposed */
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
  /**
   * Name of the home in the names of policies. It keeps policies of callers in different homes apart. @default none; policies then contain
   * only the callers' names
   */
  readonly homeName?: string;
  /**
   * Whether the namespace denies all traffic that no policy allows. With `false`, no policies are created, because a policy would block
   * traffic that is allowed now. @default false
   */
  readonly deniesByDefault?: boolean;
  /** Pod Security level that the namespace enforces. @default unknown; no workload is then refused because of the level */
  readonly podSecurity?: PodSecurityLevel;
  /** Quota for all workloads of the home together, as in `ResourceQuota.spec.hard`. @default no bounds */
  readonly resourceQuota?: Readonly<Record<string, string>>;
  /** The part of `resourceQuota` that workloads and claims use so far, by kind and name. @default unknown; each workload is then checked alone */
  readonly demands?: Map<string, Demand>;
  /** Access modes of the claims declared so far, by claim name. @default unknown; no workload is then refused because of its claims */
  readonly claims?: Map<pulumi.Input<string>, readonly string[]>;
  /** Names of dedicated node pools that the workloads may request with `runOn`. @default every pool of the cluster */
  readonly mayRunOn?: readonly string[];
  /** @default none; workloads then cannot use a platform's issuers, metrics or domain */
  readonly platform?: Platform;
  /** The workloads declared so far, by workload name. @default unknown; `calls` then accepts only references */
  readonly workloads?: Map<string, WorkloadReference>;
  /** Names of the Secrets with which the workloads pull images. @default none */
  readonly imagePullSecrets?: readonly pulumi.Input<string>[];
  /** Certificate authorities that the workloads trust, from a ConfigMap in the namespace. @default the authorities in the images */
  readonly caBundle?: CaBundle;
  /** Default store of ExternalSecrets: the key of one of the platform's stores, or a store in the cluster. @default "cloud" */
  readonly secretStore?: string | SecretStoreRef;
  /** Labels of all pods, for instance owner and cost center. @default none */
  readonly labels?: Labels;
  /** Whether Pulumi refuses to delete the claims until you unprotect them. @default false */
  readonly protectClaims?: boolean;
  /** Parent of workloads without another parent. @default none */
  readonly parent?: pulumi.Resource;
  /** Resources that exist before pods start: quota, limits, policies, admission. @default none */
  readonly guardRails?: readonly pulumi.Resource[];
}
