import type { FlowPort, Labels, Peer } from "../network";
import type { Tenant, WorkloadReference } from "../tenancy";
import type { Call } from "../workloads";

/**
 * The options of a chart or overlay in a tenant: its tenant, the connections of its pods, and further resources.
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
  /** Container ports that are open to workloads that list this chart or overlay in `calls`, for instance `8080` or `"3478/UDP"`. @default none */
  readonly ports?: readonly FlowPort[];
  /** Container ports through which the pods of this chart or overlay connect to each other. @default none */
  readonly peerPorts?: readonly FlowPort[];
  /**
   * Container ports to which the platform's ingress controller or the cloud's load balancers may connect. For an ingress controller, the pods also
   * need the label `keelson.dev/exposed: "true"`. @default none
   */
  readonly exposed?: readonly FlowPort[];
  /** Workloads to which the pods connect, as in a Deployment. @default none */
  readonly calls?: readonly (WorkloadReference | string | Call)[];
  /** Ports on which the pods may connect to any public address. Prefer a `host` in `egress`. @default none */
  readonly internetPorts?: readonly FlowPort[];
  /** Other peers to which the pods connect, as in a Deployment. @default none: only DNS */
  readonly egress?: readonly Peer[];
  /** Other peers that may connect to the pods, as in a Deployment. @default only workloads that list this chart or overlay in `calls` */
  readonly ingress?: readonly Peer[];
  /**
   * Further namespaced resources that the chart or overlay may contain, in addition to workloads. Write them with their API group, for instance
   * `certificates.cert-manager.io` or `roles.rbac.authorization.k8s.io`. Quotas, limits and network policies are refused. @default none
   */
  readonly resources?: readonly string[];
}

/** Options with which network policies select the pods. */
export interface SelectablePods {
  /** Labels that all pods of the chart or overlay have. */
  readonly podLabels?: Labels;
}
