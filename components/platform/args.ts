import type { Addon } from "../addons";
import type { ChartSource } from "../charts";
import type { Cluster } from "../clusters/contract";
import type { ImageSource } from "../images";
import type { Placement } from "../placement";
import type { PlatformProxy } from "../proxy";
import type { Tier } from "../tier";
import type { CaBundle } from "../trust";

/**
 * Arguments of a Platform.
 *
 * @example
 * ```ts
 * const args: PlatformArgs = { cluster, tier: "standard", addons: [metricsServer(), traefik()] };
 * ```
 */
export interface PlatformArgs {
  /** The cluster of the platform. */
  readonly cluster: Cluster;
  /** The add-ons, in any order. Keelson computes the order of installation. */
  readonly addons: readonly Addon[];
  /** Level of availability. It decides, for instance, how many replicas add-ons and workloads have. @default "standard" */
  readonly tier?: Tier;
  /** Default domain of exposed workloads, for instance `example.com`. @default none: each `expose` needs a host */
  readonly domain?: string;
  /** Where the add-ons' charts come from. @default "upstream" */
  readonly charts?: ChartSource;
  /**
   * Where the images of add-ons and of tenants' workloads come from. Set the same `images` on the cluster, for the CNI. Images of tenants' charts and
   * overlays stay unchanged, and so do images of applications that Argo CD deploys. A plan lists the images that come from other registries.
   *
   * @default the makers' own registries
   */
  readonly images?: ImageSource;
  /**
   * HTTP proxy for add-ons that connect to hosts outside the cluster. Keelson sets environment variables in the add-ons' containers, and the add-ons'
   * network policies allow the proxy. For workloads, set the variables yourself.
   *
   * @default none
   */
  readonly proxy?: PlatformProxy;
  /**
   * Certificate authorities for tenants' workloads, and for add-ons that connect to hosts outside the cluster. Each namespace gets a ConfigMap with
   * the authorities. Containers find the file at `/etc/keelson/ca/ca.crt`.
   *
   * @default the authorities in the images
   */
  readonly caBundle?: CaBundle;
  /** The nodes for the add-ons' pods, except agents that run on every node. @default any node, but the system pool is preferred while it has room */
  readonly placement?: Placement;
  /**
   * If true, the platform creates three priority classes. `keelson-platform` is for add-ons, unless they have one of Kubernetes' own classes.
   * `keelson-serving` is for tenants' workloads that serve traffic, and `keelson-batch` is for tenants' jobs. A workload's `priorityClassName` wins.
   *
   * @default false
   */
  readonly priorityClasses?: boolean;
}
