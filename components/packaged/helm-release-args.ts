import type { Chart } from "../charts";
import type { Labels } from "../network";
import type { PackagedArgs } from "./args";

/**
 * Arguments of a HelmRelease.
 *
 * @example
 * ```ts
 * const args: HelmReleaseArgs = {
 *   tenant,
 *   chart: { repository: "oci://registry.example.com/charts/valkey", name: "valkey", version: "2.4.7" },
 *   values: { replicas: 2 },
 *   ports: [6379],
 * };
 * ```
 */
export interface HelmReleaseArgs extends PackagedArgs {
  /**
   * A folder of the project, beginning with `./` or `../`; or a chart with an exact version: the `https://…` URL of its repository and its
   * name, or an `oci://…` URL that ends in its name.
   *
   * @form a folder such as "./charts/service", or { repository, name, version }
   */
  readonly chart: Chart | string;
  /** Name of the Helm release, which other workloads use in `calls`. @default the component's name */
  readonly releaseName?: string;
  /**
   * Values. They override the values in `valueFiles`. Maps merge, lists are replaced. A plain secret is refused; a secret Output is encrypted
   * in the state, and Helm keeps it in a Secret of the namespace. @default the chart's own
   */
  readonly values?: Readonly<Record<string, unknown>>;
  /** Files of values in the project. Later files override earlier ones. @default none */
  readonly valueFiles?: readonly string[];
  /** Labels that all of its pods have. @default { "app.kubernetes.io/instance": releaseName }, which most charts set */
  readonly podLabels?: Labels;
  /** Seconds after which an installation or upgrade is rolled back. @default 600 */
  readonly timeoutSeconds?: number;
}
