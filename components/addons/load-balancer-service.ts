import { type LoadBalancers, loadBalancers } from "../capabilities";
import type { Cloud, Cluster } from "../clusters/contract";
import type { Need } from "./definition";

/** Who can reach a load balancer. `internal`: only clients in the network. `public`: clients on the internet, too. */
export type LoadBalancerExposure = "internal" | "public";

/**
 * Per cloud: true if Services of type LoadBalancer need an add-on as their controller. On AWS, Kubernetes' built-in cloud provider creates load
 * balancers of an older kind, and nobody develops it any more.
 */
const needsController = { aws: true, gcp: false, azure: false, none: false } as const satisfies Record<Cloud, boolean>;

/** Annotations for load balancers that the cloud itself creates. A public load balancer needs no annotations. */
const annotations = {
  aws: { internal: {}, public: {} },
  gcp: { internal: { "networking.gke.io/load-balancer-type": "Internal" }, public: {} },
  azure: { internal: { "service.beta.kubernetes.io/azure-load-balancer-internal": "true" }, public: {} },
  none: { internal: {}, public: {} },
} as const satisfies Record<Cloud, Record<LoadBalancerExposure, Readonly<Record<string, string>>>>;

/** Time in seconds during which the cloud's own load balancers may still send traffic to a terminating pod. */
const drainSeconds = 10;

/** Lists the capabilities that an add-on with a Service of type LoadBalancer needs on a cluster. */
export function loadBalancerNeeds({ cloud }: Pick<Cluster, "cloud">): Need[] {
  return needsController[cloud] ? [{ capability: loadBalancers }] : [];
}

/** Returns the time in seconds for which a terminating pod keeps listening, because its load balancer still sends traffic. */
export function drainTime(controller: LoadBalancers | undefined): number {
  return controller?.drainSeconds ?? drainSeconds;
}

/** Starts all new pods at once, because each pod may wait minutes for its load balancer. Stops old pods only when the new pods are ready. */
export const surgeUpdate = { type: "RollingUpdate", rollingUpdate: { maxUnavailable: 0, maxSurge: "100%" } } as const;

/** Returns a chart's `service` values for a Service of type LoadBalancer. A controller or the cloud itself creates the load balancer. */
export function loadBalancerService(
  exposure: LoadBalancerExposure,
  cloud: Cloud,
  controller: LoadBalancers | undefined,
): { annotations: Readonly<Record<string, string>>; loadBalancerClass?: string } {
  return controller === undefined
    ? { annotations: annotations[cloud][exposure] }
    : { annotations: controller.serviceAnnotations[exposure], loadBalancerClass: controller.serviceClass };
}
