import type { types } from "@pulumi/kubernetes";
import type * as pulumi from "@pulumi/pulumi";
import type { WorkloadHome, WorkloadReference } from "../tenancy";

/** A probe, as Kubernetes has it: https://kubernetes.io/docs/concepts/configuration/liveness-readiness-startup-probes/ */
export type Probe = types.input.core.v1.Probe;

/** A port on which a workload listens and is reached through its Service. */
export interface Port {
  /** @default "http" */
  readonly name?: string;
  /** Port of the Service, 1 to 65535. */
  readonly port: number;
  /** Port of the container. @default the Service's */
  readonly targetPort?: number;
}

/** CPU and memory, as Kubernetes quantities. */
export interface Resources {
  /** @default { cpu: "100m", memory: "128Mi" } */
  readonly requests?: { readonly cpu?: string; readonly memory?: string };
  /** A CPU limit is by choice. @default memory: the request */
  readonly limits?: { readonly cpu?: string; readonly memory?: string };
}

/** A directory that can be written to; everything else in the container is read-only. */
export interface EmptyDir {
  readonly mountPath: string;
  /** As a Kubernetes quantity. @default "128Mi" */
  readonly sizeLimit?: string;
}

/** Lets the number of replicas follow the load: https://kubernetes.io/docs/concepts/workloads/autoscaling/horizontal-pod-autoscale/ */
export interface Autoscaling {
  /** At least 1. @default the tier's replicas, at least 2 */
  readonly minReplicas?: number;
  readonly maxReplicas: number;
  /** Target in percent of the CPU request. @default 70, if no memory target is given */
  readonly cpuUtilization?: number;
  /** Target in percent of the memory request. @default none */
  readonly memoryUtilization?: number;
}

/** How many pods a drain may take away at once; exactly one of both. */
export interface DisruptionBudget {
  readonly minAvailable?: number | string;
  readonly maxUnavailable?: number | string;
}

/** Lets the world in, by an Ingress with TLS. */
export interface Exposure {
  /** @default the workload's name under the platform's domain */
  readonly host?: string;
  /** @default "/" */
  readonly path?: string;
  /** Name of the port. @default the first */
  readonly port?: string;
  /** Key of the platform's issuer. @default "production" */
  readonly issuer?: string;
}

/** What a workload runs and how it is reached; defaults are those of production. */
export interface WorkloadArgs {
  /** The Tenant in which it lives, or somebody else's namespace as `{ provider, namespace }`. */
  readonly tenant: WorkloadHome;
  /** Name of its Kubernetes objects, by which others call it. @default the component's name */
  readonly workloadName?: string;
  /** With a tag or digest; `latest` is refused. */
  readonly image: pulumi.Input<string>;
  /** @default the image's entry point */
  readonly command?: readonly pulumi.Input<string>[];
  readonly args?: readonly pulumi.Input<string>[];
  /** Plain values; a secret belongs in a Secret. */
  readonly env?: Readonly<Record<string, pulumi.Input<string>>>;
  /** Short for one port named `http`. */
  readonly port?: number;
  readonly ports?: readonly Port[];
  readonly resources?: Resources;
  /** @default a connection to the first port; none without ports */
  readonly readinessProbe?: Probe;
  /** @default a connection to the first port, more patient than readiness; none without ports */
  readonly livenessProbe?: Probe;
  /** @default a connection to the first port for up to five minutes; none without ports, or where liveness waits by itself */
  readonly startupProbe?: Probe;
  readonly emptyDirs?: Readonly<Record<string, EmptyDir>>;
  /** User and group of the process, above 0. @default 10001 */
  readonly runAsUser?: number;
  /** Seconds from the request to stop until the process is killed. @default 30 */
  readonly terminationGracePeriodSeconds?: number;
  /** Workloads that it connects to: those declared before it, by reference or by name in the same tenant. */
  readonly calls?: readonly (WorkloadReference | string)[];
  /** Ports of public addresses that it connects to. @default none */
  readonly internetPorts?: readonly number[];
  /** @default not exposed */
  readonly expose?: Exposure;
  /** @default { maxUnavailable: 1 } */
  readonly podDisruptionBudget?: DisruptionBudget;
}

/** A fixed number of replicas, or a number that follows the load; never both. */
export type Scaling =
  | {
      /** @default the tier's */
      readonly replicas?: pulumi.Input<number>;
      readonly autoscaling?: never;
    }
  | { readonly replicas?: never; readonly autoscaling: Autoscaling };
