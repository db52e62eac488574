/**
 * Upper limits for all workloads of a tenant together, as Kubernetes quantities.
 *
 * @example
 * ```ts
 * const quota: Quota = { cpu: "16", memory: "32Gi", storage: "200Gi", extendedResources: { "nvidia.com/gpu": 2 } };
 * ```
 */
export interface Quota {
  /** Maximum sum of CPU requests. @default "8" @form a Kubernetes quantity such as "8" */
  readonly cpu?: string;
  /**
   * Maximum sum of memory requests. The sum of memory limits may be twice as high as this value.
   *
   * @default "16Gi"
   * @form a Kubernetes quantity such as "16Gi"
   */
  readonly memory?: string;
  /** Maximum sum of the storage requests of all PersistentVolumeClaims. @default "100Gi" @form a Kubernetes quantity such as "100Gi" */
  readonly storage?: string;
  /** Maximum number of PersistentVolumeClaims. @default as many as `storage` allows */
  readonly claims?: number;
  /** Maximum number of pods. @default 100 */
  readonly pods?: number;
  /** Maximum number of Services of type LoadBalancer. @default 0: traffic comes in through the platform's ingress */
  readonly loadBalancers?: number;
  /**
   * Maximum number of node ports. A Service of type NodePort or LoadBalancer uses one node port for each of its ports.
   *
   * @default 10 for each load balancer
   */
  readonly nodePorts?: number;
  /**
   * Maximum number of devices, by the name that their device plugin uses, for instance `{ "nvidia.com/gpu": 2 }`. Other devices are refused.
   *
   * @default none: all devices are refused
   */
  readonly extendedResources?: Readonly<Record<string, number>>;
}

/** Renders `ResourceQuota.spec.hard`. */
export function quotaHard(quota: Quota): Record<string, string> {
  const memory = quota.memory ?? "16Gi";
  return {
    "requests.cpu": quota.cpu ?? "8",
    "requests.memory": memory,
    "limits.memory": doubled(memory),
    "requests.storage": quota.storage ?? "100Gi",
    ...(quota.claims !== undefined && { persistentvolumeclaims: String(quota.claims) }),
    pods: String(quota.pods ?? 100),
    "services.loadbalancers": String(quota.loadBalancers ?? 0),
    "services.nodeports": String(quota.nodePorts ?? 10 * (quota.loadBalancers ?? 0)),
    ...Object.fromEntries(
      Object.entries(quota.extendedResources ?? {}).map(([name, amount]) => [`requests.${name}`, String(amount)]),
    ),
  };
}

function doubled(quantity: string): string {
  const [, amount, unit] = /^([0-9.]+)(.*)$/.exec(quantity) ?? [];
  return `${String(Number(amount) * 2)}${unit ?? ""}`;
}

/** `LimitRange.spec.limits`: the defaults for containers without requests and limits, and the maximum for every container. */
export const containerLimits = [
  {
    type: "Container",
    defaultRequest: { cpu: "50m", memory: "64Mi", "ephemeral-storage": "64Mi" },
    default: { memory: "128Mi", "ephemeral-storage": "1Gi" },
    max: { cpu: "8", memory: "32Gi", "ephemeral-storage": "20Gi" },
  },
];
