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
