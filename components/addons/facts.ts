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
   * The chart's templates contain them, or a hook of the chart applies them; `values` enables this. They are installed and upgraded with
   * the release, and stay when the release is deleted.
   */
  | { readonly how: "templated"; readonly values: ChartValues; readonly kinds: readonly CrdKind[] }
  /** A chart of CRDs alone contains them; it is installed and upgraded before the release, which skips its `crds/` folder. */
  | {
      readonly how: "companion";
      readonly chart: Chart;
      readonly values?: ChartValues;
      readonly kinds: readonly CrdKind[];
    }
  /** Only the chart's `crds/` folder contains them: Helm installs them once, and `upgrade` is the command that upgrades them. */
  | { readonly how: "folder"; readonly upgrade: string; readonly kinds: readonly CrdKind[] }
  /** The chart's `crds/` folder contains them, but nothing uses them: the release skips the folder, which Helm never upgrades. */
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
  /** Month since which the chart is not maintained, for instance `2026-03`. */
  readonly since: string;
  /** The consequence, as a clause without a subject: "gets no security fixes". */
  readonly why: string;
  /** The replacement, as the end of the sentence "use …". */
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
  /** Its purpose, in one line. */
  readonly summary: string;
  /** What happens without the add-on, as a clause. A plan that removes the add-on shows this. @default the plan only shows that it is deleted */
  readonly whenRemoved?: string;
  readonly chart: Chart;
  /** The chart values that name its images. @default unknown: a platform with `images` refuses the add-on */
  readonly images?: ChartImages;
  /**
   * The chart values that set environment variables, for a platform's proxy. Name only containers that connect to hosts outside the cluster.
   *
   * @default no container connects to hosts outside the cluster
   */
  readonly environment?: ChartEnvironment;
  /**
   * The chart values that set volumes and mounts, for a platform's certificate authorities. Name only containers that connect to hosts outside the
   * cluster.
   *
   * @default no container connects to hosts outside the cluster
   */
  readonly mounts?: ChartMounts;
  /**
   * The chart values that describe its pods, for a platform's placement and priority classes.
   *
   * @default unknown: a platform with a placement or priority classes refuses the add-on
   */
  readonly pods?: ChartPods;
  /**
   * Dotted paths of the chart values that label its monitors and rules. They are needed if Prometheus selects monitors by label. Give an empty list
   * if the chart has no monitors. The `customResources` get the labels automatically.
   *
   * @default unknown: with such a Prometheus, an add-on that uses `monitoring` is refused
   */
  readonly monitors?: readonly string[];
  /** Whether the containers of `environment` read only HTTP_PROXY, even for HTTPS. @default false */
  readonly httpProxyOnly?: boolean;
  /** The add-on's namespace: a namespace that no other add-on uses, or `kube-system`, which Keelson leaves unchanged. */
  readonly namespace: string;
  /**
   * Whether a platform may have the add-on more than once. The option `instance` then names each further installation; the installation's
   * name and namespace end in that name.
   *
   * @default false
   */
  readonly instances?: boolean;
  /** Pod Security level of its namespace. @default "restricted" */
  readonly podSecurity?: { readonly level: "baseline" | "privileged"; readonly why: string };
  readonly crds: Crds;
  /** Whether its webhooks check the objects that workloads create. Workloads then wait for its release. @default false */
  readonly admitsWorkloads?: boolean;
  /** Whether it sets finalizers on objects in tenants' namespaces. These namespaces are then deleted before the add-on. @default false */
  readonly finalizesInTenants?: boolean;
  /**
   * Per cloud: `true` if it runs there, otherwise a clause that names what replaces it or what is missing.
   *
   * @default it runs on every cloud, and on clusters without a cloud
   */
  readonly clouds?: Readonly<Record<Cloud, true | string>>;
  /**
   * Set this if the chart is no longer maintained. Keelson then refuses the chart until you accept it, and the plan warns about it. @default
   * maintained
   */
  readonly retired?: Retirement;
  /**
   * Whether its release owns cloud resources (a load balancer, volumes, machines). With `true`, the add-on is deleted before a cluster of
   * this program, not together with the cluster. @default false
   */
  readonly ownsCloudResources?: boolean;
  /** The cloud resources that its release requests. @default none that a plan can count */
  readonly orders?: ChartOrders;
  /**
   * The objects that its chart creates outside the add-on's namespace. Argo CD can run the add-on only with this list. If Argo CD cannot run it at
   * all, give the reason as a clause.
   *
   * @default unknown: Argo CD cannot run the add-on
   */
  readonly underArgoCd?: ChartReach | string;
}
