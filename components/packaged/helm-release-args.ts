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
   * The chart. For a chart in a folder of the project, give a path that begins with `./` or `../`. For a chart in a registry, give its exact version,
   * its name and an address: the `https://…` URL of its repository, or an `oci://…` URL that ends in its name.
   *
   * @form a folder such as "./charts/service", or { repository, name, version }
   */
  readonly chart: Chart | string;
  /** Name of the Helm release. Other workloads use this name in `calls`. @default the component's name */
  readonly releaseName?: string;
  /**
   * Values of the chart. These values override the values in `valueFiles`. Maps are merged, lists are replaced. Plain secrets are refused. A secret
   * Output is encrypted in the state, and Helm stores it in a Secret of the namespace. @default the chart's own values
   */
  readonly values?: Readonly<Record<string, unknown>>;
  /** Paths of values files in the project. Later files override earlier files. @default none */
  readonly valueFiles?: readonly string[];
  /** Labels that all pods of the chart or overlay have. @default { "app.kubernetes.io/instance": releaseName }; most charts set this label */
  readonly podLabels?: Labels;
  /** Seconds after which Helm rolls back an installation or upgrade. @default 600 */
  readonly timeoutSeconds?: number;
}
