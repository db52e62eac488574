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
  /** Name of the Service port. */
  readonly name: string;
  /** Port of the Service. */
  readonly port: number;
  /** The container port that receives the traffic of the Service port. */
  readonly flowPort: FlowPort;
}

/**
 * The facts about a workload that its callers need. Each workload implements this interface.
 *
 * @example
 * ```ts
 * const storeReference: WorkloadReference = store;
 * new Deployment("web", { tenant, image: "registry.example.com/web:1.4.0", calls: [storeReference] });
 * ```
 */
export interface WorkloadReference {
  /** Name of the workload. */
  readonly workloadName: string;
  /** The workload's home: a Tenant or another namespace. */
  readonly home: WorkloadHome;
  /** Labels of the workload's pods. */
  readonly podLabels: Labels;
  /** Container ports that a call reaches if it names no port. The list does not include ports for metrics and administration. */
  readonly listensOn: readonly FlowPort[];
  /** All ports of the workload's Service. A caller can request any of these ports. @default only the ports in `listensOn` */
  readonly servedPorts?: readonly ServedPort[];
  /** Where the workload is exposed. Each entry contains class, host and path, for instance `traefik shop.example.com/cart`. @default not exposed */
  readonly exposedAt?: readonly string[];
}

/**
 * A store of ExternalSecrets, by kind and name: a SecretStore in the same namespace, or a ClusterSecretStore.
 *
 * @example
 * ```ts
 * const secretStoreRef: SecretStoreRef = { kind: "SecretStore", name: "team" };
 * ```
 */
export interface SecretStoreRef {
  /** Kind of the store: SecretStore (in the same namespace) or ClusterSecretStore. */
  readonly kind: "SecretStore" | "ClusterSecretStore";
  /** Name of the SecretStore or ClusterSecretStore. */
  readonly name: string;
}

/**
 * The home of workloads: a Tenant, or an existing namespace without a platform.
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
  /** Pulumi's Kubernetes provider for the cluster. */
  readonly provider: k8s.Provider;
  /** Name of the namespace. */
  readonly namespace: pulumi.Input<string>;
  /**
   * Prefix for the names of network policies. With this prefix, policies of callers in different homes have different names.
   *
   * @default none: the names contain only the callers' names
   */
  readonly homeName?: string;
  /**
   * If true, the namespace denies all traffic by default. In a Tenant, Keelson then creates network policies that allow the declared traffic. With
   * `false`, or without a platform, Keelson creates no policies.
   *
   * @default false
   */
  readonly deniesByDefault?: boolean;
  /** Pod Security level that the namespace enforces. @default unknown: Keelson does not check workloads against a level */
  readonly podSecurity?: PodSecurityLevel;
  /** Quota for all workloads of the home together, in the form of `ResourceQuota.spec.hard`. @default none */
  readonly resourceQuota?: Readonly<Record<string, string>>;
  /** How much of `resourceQuota` each workload and claim declared so far uses, by kind and name. @default unknown: each workload is checked alone */
  readonly demands?: Map<string, Demand>;
  /** Access modes of the claims declared so far, by claim name. @default unknown: Keelson does not check the claims of workloads */
  readonly claims?: Map<pulumi.Input<string>, readonly string[]>;
  /**
   * Dedicated node pools that the home's workloads may choose with `runOn`. Each entry is the `dedicated` of a pool.
   *
   * @default every pool of the cluster
   */
  readonly mayRunOn?: readonly string[];
  /** The platform of the home. @default none: workloads cannot use a platform's issuers, metrics or domain */
  readonly platform?: Platform;
  /** The workloads declared so far, by workload name. @default unknown: `calls` accepts only references, not names */
  readonly workloads?: Map<string, WorkloadReference>;
  /** Names of the Secrets with which nodes pull the workloads' images. @default none */
  readonly imagePullSecrets?: readonly pulumi.Input<string>[];
  /**
   * Certificate authorities that the workloads trust. A ConfigMap in the namespace contains these authorities.
   *
   * @default the authorities in the images
   */
  readonly caBundle?: CaBundle;
  /** Default store of ExternalSecrets. Give the key of one of the platform's stores, or the kind and name of another store. @default "cloud" */
  readonly secretStore?: string | SecretStoreRef;
  /** Labels that all pods get, for instance owner and cost center. @default none */
  readonly labels?: Labels;
  /** If true, Pulumi refuses to delete the PersistentVolumeClaims until you unprotect them. @default false */
  readonly protectClaims?: boolean;
  /** Pulumi parent of the workloads that set no other parent. @default none */
  readonly parent?: pulumi.Resource;
  /** Resources that must exist before pods start: quota, limits, policies, admission. @default none */
  readonly guardRails?: readonly pulumi.Resource[];
}
