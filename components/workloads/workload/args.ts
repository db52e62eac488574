import type { FlowPort, Peer } from "../../network";
import type { TenantRule, WorkloadHome, WorkloadReference } from "../../tenancy";
import type { DisruptionBudget } from "../disruption-budget";
import type { Exposure } from "../exposure";
import type { TelemetryArgs } from "../observability";
import type { PodArgs } from "../pod";
import type { PortArgs } from "../service";

/**
 * A connection to one port of another workload, for instance `{ to: store, port: 5432 }`.
 *
 * @example
 * ```ts
 * const call: Call = { to: store, port: 5432 };
 * ```
 */
export interface Call {
  /** The called workload: a reference, or its name if it is in the same tenant. */
  readonly to: WorkloadReference | string;
  /** Number or name of a port of the called workload's Service. @default all ports of the workload, except metrics and administration ports */
  readonly port?: number | string;
}

/**
 * Options of every kind of workload. The defaults suit production.
 *
 * @example
 * ```ts
 * const args: WorkloadArgs = { tenant, image: "registry.example.com/web:1.4.0", calls: [store], internetPorts: [443] };
 * ```
 */
export interface WorkloadArgs extends PodArgs, TelemetryArgs {
  /** The Tenant for the workload, or any other namespace as `{ provider, namespace }`. */
  readonly tenant: WorkloadHome;
  /** Name of the Kubernetes objects. Other workloads use this name in `calls`. @default the component's name */
  readonly workloadName?: string;
  /**
   * Workloads to which this workload may connect: references, or names in the same tenant. Declare them first. With `{ to, port }`, it may connect to
   * one port of the Service. Otherwise it may connect to all ports except metrics and administration ports. List hosts outside the cluster in
   * `egress` instead.
   *
   * @default none
   */
  readonly calls?: readonly (WorkloadReference | string | Call)[];
  /** Ports of public addresses to which the workload may connect, for instance `443` or `"3478/UDP"`. Prefer a `host` in `egress`. @default none */
  readonly internetPorts?: readonly FlowPort[];
  /**
   * Other peers to which the workload may connect. Name hosts (`{ host: "api.example.com" }`), addresses (`{ cidr: "10.9.0.0/24", ports: [5432] }`),
   * or pods that are not workloads (`{ namespace, pods, ports }`). Write `cloud:443` for the cloud's APIs, `nodes:10250` for the nodes, and
   * `apiserver` for the API server. `anywhere` is not allowed. Set this only in a Tenant: only a Tenant denies connections by default.
   *
   * @default none
   */
  readonly egress?: readonly Peer[];
  /**
   * Other peers that may connect to the workload, in the same form as `egress`. Hosts are not allowed.
   *
   * @default only workloads that list it in `calls`
   */
  readonly ingress?: readonly Peer[];
  /**
   * Permissions of the pods in the Kubernetes API, only for their own namespace. Keelson creates a Role, gives the pods a token, and allows
   * connections to the API server. Wildcards, shell access, and permissions that raise privileges are not allowed.
   *
   * @default none, and no token
   */
  readonly apiAccess?: readonly TenantRule[];
}

/**
 * Options of workloads that serve traffic.
 *
 * @example
 * ```ts
 * const args: ServingArgs = { port: 8080, expose: { host: "shop.example.com" }, podDisruptionBudget: { maxUnavailable: 1 } };
 * ```
 */
export interface ServingArgs extends PortArgs {
  /** Exposes the workload over HTTPS. @default not exposed */
  readonly expose?: Exposure;
  /** Limits how many pods a node drain may evict at once. @default { maxUnavailable: 1 } */
  readonly podDisruptionBudget?: DisruptionBudget;
}
