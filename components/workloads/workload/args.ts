import type * as pulumi from "@pulumi/pulumi";
import type { FlowPort, Peer } from "../../network";
import type { TenantRule, WorkloadHome, WorkloadReference } from "../../tenancy";
import type { Exposure } from "../exposure/args";
import type { TelemetryArgs } from "../observability";
import type { PodArgs } from "../pod/args";
import type { Autoscaling } from "../scaling/args";
import type { ServiceArgs } from "../service/args";

/** A port on which a workload listens and is reached through its Service. */
export interface Port {
  /** @default "http" */
  readonly name?: string;
  /** Port of the Service, 1 to 65535. */
  readonly port: number;
  /** Port of the container. @default the Service's */
  readonly targetPort?: number;
  /** @default "TCP" */
  readonly protocol?: "TCP" | "UDP";
  /** Name of the container that listens, one of `containers` or a sidecar. @default the first */
  readonly container?: string;
}

/** How many pods a drain may take away at once, as a number or percentage; exactly one of both. At least one has to be allowed to go. */
export interface DisruptionBudget {
  /** Refused where it is all of the pods, or where it cannot be told how many there are. @default none */
  readonly minAvailable?: number | string;
  /** At least 1. @default none */
  readonly maxUnavailable?: number | string;
}

/** What every kind of workload says; defaults are those of production. */
export interface WorkloadArgs extends PodArgs, TelemetryArgs {
  /** The Tenant in which it lives, or somebody else's namespace as `{ provider, namespace }`. */
  readonly tenant: WorkloadHome;
  /** Name of its Kubernetes objects, by which others call it. @default the component's name */
  readonly workloadName?: string;
  /** Workloads that it connects to: those declared before it, by reference or by name in the same tenant. */
  readonly calls?: readonly (WorkloadReference | string)[];
  /** Ports of public addresses that it connects to: `443`, `"3478/UDP"`. Prefer a `host` in `egress`. @default none */
  readonly internetPorts?: readonly FlowPort[];
  /**
   * Whom else it connects to: hosts (`{ host: "api.example.com" }`), addresses (`{ cidr: "10.9.0.0/24", ports: [5432] }`), pods
   * that are no workloads (`{ namespace, pods, ports }`), or words: `cloud:443` for the cloud's own APIs, `nodes:10250`,
   * `apiserver`. `anywhere` is refused. Only in a Tenant, where nothing passes by default. @default nobody
   */
  readonly egress?: readonly Peer[];
  /** Who else may connect to it, in the same words but for hosts. @default nobody but the workloads that call it */
  readonly ingress?: readonly Peer[];
  /**
   * What its pods may do with the Kubernetes API in their namespace, by a Role of its own; with it they have a token, and
   * reach the API server. Wildcards, and what gives a shell or another's rights, are refused. @default nothing, and no token
   */
  readonly apiAccess?: readonly TenantRule[];
}

/** The ports of a workload that others connect to. */
export interface PortArgs {
  /** Short for one port named `http`. */
  readonly port?: number;
  readonly ports?: readonly Port[];
  /** How its Service is reached. @default by workloads of the cluster that call it */
  readonly service?: ServiceArgs;
}

/** How a workload is reached, and how many of its pods may go at once. */
export interface ServingArgs extends PortArgs {
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
