import type { FlowPort, Labels, Peer } from "../network";
import type { Tenant, WorkloadReference } from "../tenancy";
import type { Call } from "../workloads";

/**
 * Options of a chart or overlay in a tenant: how policies select its pods, and which connections they have.
 *
 * @example
 * ```ts
 * const args: PackagedArgs = {
 *   tenant,
 *   ports: [6379],
 *   calls: [store],
 * };
 * ```
 */
export interface PackagedArgs {
  /** The tenant; the chart or overlay is installed into the tenant's namespace. */
  readonly tenant: Tenant;
  /** Container ports for the workloads that list this chart or overlay in `calls`: `8080`, `"3478/UDP"`. @default none */
  readonly ports?: readonly FlowPort[];
  /** Container ports that the chart's or overlay's pods use to connect to each other. @default none */
  readonly peerPorts?: readonly FlowPort[];
  /**
   * Container ports to which the platform's ingress controller, or the cloud's load balancers, may connect. For an ingress controller, the
   * pods also need the label `keelson.dev/exposed: "true"`. @default none
   */
  readonly exposed?: readonly FlowPort[];
  /** Workloads that its pods connect to, as in a Deployment. @default none */
  readonly calls?: readonly (WorkloadReference | string | Call)[];
  /** Ports of public addresses that its pods connect to. Prefer a `host` in `egress`. @default none */
  readonly internetPorts?: readonly FlowPort[];
  /** Other peers that its pods connect to, as in a Deployment. @default none: only DNS */
  readonly egress?: readonly Peer[];
  /** Other peers that may connect to its pods, as in a Deployment. @default only workloads that list it in `calls` */
  readonly ingress?: readonly Peer[];
  /**
   * More namespaced resources that the chart or overlay may contain, in addition to workloads' resources. Write them with their group:
   * `certificates.cert-manager.io`, `roles.rbac.authorization.k8s.io`. Quotas, limits and network policies are refused. @default none
   */
  readonly resources?: readonly string[];
}

/** Options that tell policies how to select the pods. */
export interface SelectablePods {
  /** Labels that all of its pods have. */
  readonly podLabels?: Labels;
}
