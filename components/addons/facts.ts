import type { Chart, ChartValues, CrdKind } from "../charts";
import type { Cloud } from "../clusters/contract";
import type { ChartImages } from "../images";
import type { ChartPods } from "../placement";
import type { ChartEnvironment } from "../proxy";
import type { ChartMounts } from "../trust";
import type { ChartOrders } from "./chart-orders";
import type { ChartReach } from "./chart-reach";

/** How an add-on's CRDs are installed, upgraded and removed. */
export type Crds =
  /** The chart has no CRDs. */
  | { readonly how: "none" }
  /**
   * The chart's templates contain the CRDs, or a hook of the chart applies them. `values` switches this on. The CRDs are installed and upgraded with
   * the release, and stay when the release is deleted.
   */
  | { readonly how: "templated"; readonly values: ChartValues; readonly kinds: readonly CrdKind[] }
  /** A separate chart contains the CRDs. It is installed and upgraded before the release, and the release skips its own `crds/` folder. */
  | {
      readonly how: "companion";
      readonly chart: Chart;
      readonly values?: ChartValues;
      readonly kinds: readonly CrdKind[];
    }
  /** Only the chart's `crds/` folder contains the CRDs. Helm installs them once. The command `upgrade` upgrades them. */
  | { readonly how: "folder"; readonly upgrade: string; readonly kinds: readonly CrdKind[] }
  /** The chart's `crds/` folder contains CRDs that nothing uses. The release skips the folder, because Helm never upgrades it. */
  | { readonly how: "skipped"; readonly why: string };

/**
 * Facts about a chart that is no longer maintained.
 *
 * @example
 * ```ts
 * const retirement: Retirement = { since: "2026-03", why: "gets no security fixes", instead: "traefik, the default" };
 * ```
 */
export interface Retirement {
  /** First month without maintenance, for instance `2026-03`. */
  readonly since: string;
  /** The consequence, as a clause without a subject, for instance "gets no security fixes". */
  readonly why: string;
  /** The replacement. Messages put this text after "use". */
  readonly instead: string;
}

/**
 * The part of an add-on's definition that does not depend on its options.
 *
 * @example
 * ```ts
 * import type { AddonFacts } from "keelson";
 *
 * const { chart, namespace }: AddonFacts = reloader.facts;
 * ```
 */
export interface AddonFacts {
  /** Name of the add-on and of its Helm release. */
  readonly name: string;
  /** Purpose of the add-on, in one line. */
  readonly summary: string;
  /**
   * A clause that says what happens if you remove the add-on. A plan that removes the add-on shows this clause.
   * @default none: the plan only shows the deletion
   */
  readonly whenRemoved?: string;
  readonly chart: Chart;
  /** The chart values that name the add-on's images. @default unknown: a platform with `images` refuses the add-on */
  readonly images?: ChartImages;
  /**
   * The chart values that set environment variables. Keelson uses these values for a platform's proxy. List only containers that connect to hosts
   * outside the cluster.
   *
   * @default no container connects to hosts outside the cluster
   */
  readonly environment?: ChartEnvironment;
  /**
   * The chart values that set volumes and mounts. Keelson uses these values for a platform's certificate authorities. List only containers that
   * connect to hosts outside the cluster.
   *
   * @default no container connects to hosts outside the cluster
   */
  readonly mounts?: ChartMounts;
  /**
   * The chart values that describe the add-on's pods. Keelson uses these values for a platform's placement and priority classes.
   *
   * @default unknown: a platform with a placement or priority classes refuses the add-on
   */
  readonly pods?: ChartPods;
  /**
   * Dotted paths of the chart values that set labels on the chart's monitors and rules. Keelson needs these paths if Prometheus selects monitors by
   * label. Give an empty list if the chart has no monitors. Monitors in `customResources` get the labels automatically.
   *
   * @default unknown: if Prometheus selects monitors by label, Keelson refuses an add-on that uses `monitoring`
   */
  readonly monitors?: readonly string[];
  /** Set this to true if the containers in `environment` read only HTTP_PROXY, even for HTTPS. @default false */
  readonly httpProxyOnly?: boolean;
  /** The add-on's namespace. Add-ons may share only the namespace `kube-system`. Keelson does not change `kube-system`. */
  readonly namespace: string;
  /**
   * If true, a platform may have the add-on more than once. The option `instance` then names each further installation. The installation's name and
   * namespace end in the instance's name.
   *
   * @default false
   */
  readonly instances?: boolean;
  /** Pod Security level of the add-on's namespace, and the reason for it. @default "restricted" */
  readonly podSecurity?: { readonly level: "baseline" | "privileged"; readonly why: string };
  readonly crds: Crds;
  /** Set this to true if the add-on's webhooks check objects of workloads. Workloads then wait for the add-on's release. @default false */
  readonly admitsWorkloads?: boolean;
  /**
   * Set this to true if the add-on sets finalizers on objects in tenants' namespaces. These namespaces are then deleted before the add-on.
   *
   * @default false
   */
  readonly finalizesInTenants?: boolean;
  /**
   * For each cloud, give `true` if the add-on runs there. Otherwise give the reason as a clause, for instance "GKE creates load balancers itself".
   *
   * @default the add-on runs on every cloud, and on clusters without a cloud
   */
  readonly clouds?: Readonly<Record<Cloud, true | string>>;
  /**
   * Set this if the chart is no longer maintained. Keelson then refuses the chart until you set `acceptRetired`, and the plan warns about it.
   *
   * @default none: the chart is maintained
   */
  readonly retired?: Retirement;
  /**
   * Set this to true if the add-on's release owns cloud resources, such as a load balancer, volumes or machines. Pulumi then deletes the add-on
   * before it deletes the cluster.
   *
   * @default false
   */
  readonly ownsCloudResources?: boolean;
  /** The cloud resources that the add-on's release requests. A plan counts the cost of these resources. @default none */
  readonly orders?: ChartOrders;
  /**
   * The objects that the chart creates outside the add-on's namespace. Argo CD needs this list to run the add-on. If Argo CD cannot run the add-on,
   * give the reason as a clause.
   *
   * @default unknown: Argo CD cannot run the add-on
   */
  readonly underArgoCd?: ChartReach | string;
}
