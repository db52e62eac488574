import type { Labels } from "../../network";
import type { WorkloadPort } from "../service";
import type { PodArgs } from "./args";

/** Seconds between the request to stop and the kill. */
export const defaultGracePeriodSeconds = 30;

/** The part of a workload's pods that depends on its surroundings. */
export interface PodPlan {
  /** Labels in addition to those that all pods of the tenant and of the workload have. */
  readonly labels: Labels;
  /** Ports of the Service; the first TCP port of the first container answers the default probes. */
  readonly ports: readonly WorkloadPort[];
  /** Container ports that are not in the Service. */
  readonly otherPorts: readonly WorkloadPort[];
  /** Variables of the first container, with lower precedence than `env`. */
  readonly env: NonNullable<PodArgs["env"]>;
  /** Whether pods get a token for the Kubernetes API. */
  readonly hasToken: boolean;
  /** Seconds for which a load balancer still sends to pods that terminate. @default there is no load balancer */
  readonly drainSeconds?: number;
}

/** Returns the grace period. The time that a load balancer needs is extra, so that requests always get the usual time. */
export function gracePeriodOf({ drainSeconds = 0 }: PodPlan, args: PodArgs): number {
  return (args.terminationGracePeriodSeconds ?? defaultGracePeriodSeconds) + drainSeconds;
}

/** Returns how long a pod still serves while load balancers and kube-proxy remove it, in seconds. */
export function preStopSeconds({ drainSeconds }: PodPlan, args: PodArgs): number {
  const gracePeriod = args.terminationGracePeriodSeconds ?? defaultGracePeriodSeconds;
  return drainSeconds ?? Math.max(1, Math.min(5, Math.floor(gracePeriod / 2)));
}
