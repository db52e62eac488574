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
  readonly cluster: Cluster;
  /** The add-ons, in any order, because the order of installation is computed. */
  readonly addons: readonly Addon[];
  /** @default "standard" */
  readonly tier?: Tier;
  /** Domain of exposed workloads, for instance `example.com`. @default none: `expose` needs a host */
  readonly domain?: string;
  /** Where charts come from. @default "upstream" */
  readonly charts?: ChartSource;
  /**
   * Where the images of add-ons and of tenants' workloads come from. Give the cluster the same `images`, for its CNI. Charts and overlays
   * of tenants, and what Argo CD deploys, keep their images; a plan says which images come from elsewhere.
   *
   * @default the makers' own registries
   */
  readonly images?: ImageSource;
  /**
   * HTTP proxy for add-ons that connect to hosts outside the cluster. Keelson sets it as environment variables of their containers, and their
   * network policies allow it. Workloads need their own variables.
   *
   * @default none
   */
  readonly proxy?: PlatformProxy;
  /**
   * Certificate authorities for tenants' workloads, and for add-ons that connect to hosts outside the cluster. Each namespace has a
   * ConfigMap with them, which containers mount at `/etc/keelson/ca/ca.crt`.
   *
   * @default the authorities in the images
   */
  readonly caBundle?: CaBundle;
  /** The nodes for the pods of add-ons, except agents. @default any node; the system pool is preferred while it has room */
  readonly placement?: Placement;
  /**
   * Whether the platform creates priority classes: `keelson-platform` for add-ons without one of Kubernetes' own classes, `keelson-serving`
   * for tenants' workloads that serve traffic, and `keelson-batch` for tenants' jobs. A workload's `priorityClassName` wins.
   *
   * @default false
   */
  readonly priorityClasses?: boolean;
}
