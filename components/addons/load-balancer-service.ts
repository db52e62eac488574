import { type LoadBalancers, loadBalancers } from "../capabilities";
import type { Cloud, Cluster } from "../clusters/contract";
import type { Need } from "./definition";

/** Who can reach a load balancer: the network behind it, or the internet. */
export type LoadBalancerExposure = "internal" | "public";

/**
 * Whether Services of type LoadBalancer need an add-on as their controller. On AWS, the cloud provider built into Kubernetes creates load
 * balancers of an older kind and is no longer developed.
 */
const needsController = { aws: true, gcp: false, azure: false, none: false } as const satisfies Record<Cloud, boolean>;

/** Annotations for the cloud's own load balancers, if no controller creates them. A public one needs none. */
const annotations = {
  aws: { internal: {}, public: {} },
  gcp: { internal: { "networking.gke.io/load-balancer-type": "Internal" }, public: {} },
  azure: { internal: { "service.beta.kubernetes.io/azure-load-balancer-internal": "true" }, public: {} },
  none: { internal: {}, public: {} },
} as const satisfies Record<Cloud, Record<LoadBalancerExposure, Readonly<Record<string, string>>>>;

/** Seconds for which the cloud's own load balancers may still send to a pod that terminates. */
const drainSeconds = 10;

/** Lists the capabilities that an add-on with a Service of type LoadBalancer needs on a cluster. */
export function loadBalancerNeeds({ cloud }: Pick<Cluster, "cloud">): Need[] {
  return needsController[cloud] ? [{ capability: loadBalancers }] : [];
}

/** Returns for how many seconds a pod that terminates keeps listening, because its load balancer still sends to it. */
export function drainTime(controller: LoadBalancers | undefined): number {
  return controller?.drainSeconds ?? drainSeconds;
}

/**
 * Starts all new pods at once, because each may wait minutes for its load balancer, and ends the old ones only when the new ones
 * are ready.
 */
export const surgeUpdate = { type: "RollingUpdate", rollingUpdate: { maxUnavailable: 0, maxSurge: "100%" } } as const;

/** Returns the `service` values of a chart for a Service of type LoadBalancer, served by a controller or by the cloud itself. */
export function loadBalancerService(
  exposure: LoadBalancerExposure,
  cloud: Cloud,
  controller: LoadBalancers | undefined,
): { annotations: Readonly<Record<string, string>>; loadBalancerClass?: string } {
  return controller === undefined
    ? { annotations: annotations[cloud][exposure] }
    : { annotations: controller.serviceAnnotations[exposure], loadBalancerClass: controller.serviceClass };
}
