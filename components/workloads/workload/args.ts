import type { FlowPort, Peer } from "../../network";
import type { TenantRule, WorkloadHome, WorkloadReference } from "../../tenancy";
import type { DisruptionBudget } from "../disruption-budget";
import type { Exposure } from "../exposure";
import type { TelemetryArgs } from "../observability";
import type { PodArgs } from "../pod";
import type { PortArgs } from "../service";

/**
 * A call of one port of a workload, for instance `{ to: store, port: 5432 }`.
 *
 * @example
 * ```ts
 * const call: Call = { to: store, port: 5432 };
 * ```
 */
export interface Call {
  /** The called workload: a reference, or its name if it is in the same tenant. */
  readonly to: WorkloadReference | string;
  /** Port of the called workload's Service, or the name of that port. @default all ports of the workload except metrics and administration ports */
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
  /** Name of the Kubernetes objects, which other workloads use in `calls`. @default the component's name */
  readonly workloadName?: string;
  /**
   * Workloads that this workload connects to: references, or names in the same tenant. Declare them first. With `{ to, port }`, it may
   * connect to one port of the Service. Otherwise it may connect to all ports except metrics and administration ports. @default none
   */
  readonly calls?: readonly (WorkloadReference | string | Call)[];
  /** Ports of public addresses that it connects to: `443`, `"3478/UDP"`. Prefer a `host` in `egress`. @default none */
  readonly internetPorts?: readonly FlowPort[];
  /**
   * Other peers that it connects to: hosts (`{ host: "api.example.com" }`), addresses (`{ cidr: "10.9.0.0/24", ports: [5432] }`), pods that
   * are not workloads (`{ namespace, pods, ports }`), or words: `cloud:443` for the cloud's APIs, `nodes:10250`, `apiserver`. `anywhere` is
   * not allowed. This matters only in a Tenant, because a Tenant denies all connections by default. @default none
   */
  readonly egress?: readonly Peer[];
  /** Other peers that may connect to the workload, in the form of `egress`. Hosts are not allowed. @default only workloads that list it in `calls` */
  readonly ingress?: readonly Peer[];
  /**
   * Permissions of its pods in the Kubernetes API, in their namespace. They create a Role, give the pods a token, and allow connections to
   * the API server. Wildcards and permissions that give a shell or raise privileges are not allowed. @default none, and no token
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
  /** @default not exposed */
  readonly expose?: Exposure;
  /** @default { maxUnavailable: 1 } */
  readonly podDisruptionBudget?: DisruptionBudget;
}
