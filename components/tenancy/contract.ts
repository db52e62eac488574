import type * as k8s from "@pulumi/kubernetes";
import type * as pulumi from "@pulumi/pulumi";
import type { FlowPort, Labels } from "../network";
import type { Platform } from "../platform";
import type { PodSecurityLevel } from "../pod-security";

/** A workload as others see it. */
export interface WorkloadReference {
  readonly workloadName: string;
  /** Where it lives. */
  readonly home: WorkloadHome;
  /** Labels of its pods. */
  readonly podLabels: Labels;
  /** Container ports on which it listens. */
  readonly listensOn: readonly FlowPort[];
  /** Where the world finds it, as class, host and path: `traefik shop.example.com/cart`. @default nowhere */
  readonly exposedAt?: readonly string[];
}

/** A SecretStore of the namespace, or a ClusterSecretStore. */
export interface SecretStoreRef {
  readonly kind: "SecretStore" | "ClusterSecretStore";
  readonly name: string;
}

/** Where workloads live: a Tenant, or a namespace of somebody else's with nothing of a platform around it. */
export interface WorkloadHome {
  readonly provider: k8s.Provider;
  readonly namespace: pulumi.Input<string>;
  /**
   * Tells it from other homes in names of policies. @default nothing: callers from there are told apart by their name only
   */
  readonly homeName?: string;
  /**
   * Whether nothing passes in its namespace but what policies allow. Where that is not so, a policy would close what was
   * open, and none is made. @default false
   */
  readonly deniesByDefault?: boolean;
  /** Pod Security level that its namespace enforces. @default unknown: nothing is refused for it */
  readonly podSecurity?: PodSecurityLevel;
  /** What its workloads may ask for together, as `ResourceQuota.spec.hard` has it. @default nothing is bounded */
  readonly resourceQuota?: Readonly<Record<string, string>>;
  /** @default none: what a workload asks of a platform (an issuer, metrics, a domain) is refused */
  readonly platform?: Platform;
  /** The workloads that were declared so far, by name. @default none are known, `calls` takes references only */
  readonly workloads?: Map<string, WorkloadReference>;
  /** Names of Secrets with which its workloads pull images. @default none */
  readonly imagePullSecrets?: readonly pulumi.Input<string>[];
  /** Store of its ExternalSecrets that name none: a key among the platform's, or one of the cluster. @default "cloud" */
  readonly secretStore?: string | SecretStoreRef;
  /** Labels of all its pods, for instance for cost and ownership. @default none */
  readonly labels?: Labels;
  /** Whether its claims refuse to be deleted until they are unprotected. @default false */
  readonly protectClaims?: boolean;
  /** Parent of workloads that have no other. @default none */
  readonly parent?: pulumi.Resource;
  /** What has to be there before pods start: quota, limits, policies, admission. @default nothing */
  readonly guardRails?: readonly pulumi.Resource[];
}
