import type { LoadBalancers } from "../../capabilities";
import type { Cloud } from "../../clusters/contract";

/** Who can reach a load balancer: the network behind it, or the internet. */
export type LoadBalancerExposure = "internal" | "public";

/** How each cloud itself makes a load balancer, where no controller does; a public one needs no annotation. */
const annotations = {
  aws: { internal: {}, public: {} },
  gcp: { internal: { "networking.gke.io/load-balancer-type": "Internal" }, public: {} },
  azure: { internal: { "service.beta.kubernetes.io/azure-load-balancer-internal": "true" }, public: {} },
  none: { internal: {}, public: {} },
} as const satisfies Record<Cloud, Record<LoadBalancerExposure, Readonly<Record<string, string>>>>;

/** Where the cloud itself makes load balancers. */
const drainSeconds = 10;

/** How long pods behind a load balancer listen on after they were told to go, since it still sends to them. */
export function drainTime(controller: LoadBalancers | undefined): number {
  return controller?.drainSeconds ?? drainSeconds;
}

/** All new pods at once, since each may wait minutes for its load balancer; and the old ones only then. */
export const surgeUpdate = { type: "RollingUpdate", rollingUpdate: { maxUnavailable: 0, maxSurge: "100%" } } as const;

/** A chart's `service`: of type LoadBalancer, for the cluster's controller of load balancers, or for the cloud itself. */
export function loadBalancerService(
  exposure: LoadBalancerExposure,
  cloud: Cloud,
  controller: LoadBalancers | undefined,
): { annotations: Readonly<Record<string, string>>; loadBalancerClass?: string } {
  return controller === undefined
    ? { annotations: annotations[cloud][exposure] }
    : { annotations: controller.serviceAnnotations[exposure], loadBalancerClass: controller.serviceClass };
}
