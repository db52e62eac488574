import type { Labels } from "../../network";
import type { WorkloadPort } from "../service";
import type { PodArgs } from "./args";

/** Seconds that a pod gets to stop before Kubernetes kills it. */
export const defaultGracePeriodSeconds = 30;

/** The parts of a workload's pods that depend on the tenant, the platform and the other options. */
export interface PodPlan {
  /** Labels in addition to the labels of all pods of the tenant and of the workload. */
  readonly labels: Labels;
  /** Ports of the Service; the first TCP port of the first container answers the default probes. */
  readonly ports: readonly WorkloadPort[];
  /** Container ports that are not in the Service. */
  readonly otherPorts: readonly WorkloadPort[];
  /** Variables of the first container, with lower precedence than `env`. */
  readonly env: NonNullable<PodArgs["env"]>;
  /** Whether pods get a token for the Kubernetes API. */
  readonly hasToken: boolean;
  /** Seconds for which the load balancer still sends requests to terminating pods. @default none: there is no load balancer */
  readonly drainSeconds?: number;
}

/** Returns the grace period. It includes the drain time of a load balancer, so that requests always get the full time. */
export function gracePeriodOf({ drainSeconds = 0 }: PodPlan, args: PodArgs): number {
  return (args.terminationGracePeriodSeconds ?? defaultGracePeriodSeconds) + drainSeconds;
}

/** Returns the seconds for which a stopping pod still serves, while load balancers and kube-proxy remove it. */
export function preStopSeconds({ drainSeconds }: PodPlan, args: PodArgs): number {
  const gracePeriod = args.terminationGracePeriodSeconds ?? defaultGracePeriodSeconds;
  return drainSeconds ?? Math.max(1, Math.min(5, Math.floor(gracePeriod / 2)));
}
