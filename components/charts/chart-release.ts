import * as k8s from "@pulumi/kubernetes";
import type * as pulumi from "@pulumi/pulumi";
import { refuseMisshapen } from "../arguments";
import { type Chart, type ChartSource, locateChart } from "./source";

/** Values of a chart, with any of the chart's keys. */
export type ChartValues = Readonly<Record<string, unknown>>;

/**
 * Arguments of a ChartRelease.
 *
 * @example
 * ```ts
 * const repository = "https://charts.example.com";
 * const release: ChartReleaseArgs = {
 *   chart: { repository, name: "web", version: "1.2.3" },
 *   source: "upstream",
 *   releaseName: "web",
 *   namespace: "web",
 *   values: { replicas: 2 },
 * };
 * ```
 */
export interface ChartReleaseArgs {
  /**
   * The chart, or the folder that contains it.
   *
   * @form { repository, name, version }, or a folder
   */
  readonly chart: Chart | string;
  readonly source: ChartSource;
  /** Name of the Helm release. */
  readonly releaseName: string;
  readonly namespace: pulumi.Input<string>;
  readonly values: ChartValues;
  /** Whether to leave out the chart's `crds/` folder. @default false */
  readonly skipCrds?: boolean;
  /**
   * Whether to wait until the pods are ready, and to roll back if they do not become ready. Set it to `false` if no node can run the pods yet.
   *
   * @default true
   */
  readonly awaited?: boolean;
  /**
   * Whether Helm takes over existing objects, as with `helm install --take-ownership`. Otherwise, Helm refuses to install over them.
   *
   * @default false
   */
  readonly takeOwnership?: boolean;
  /** Seconds after which Helm rolls back an installation or upgrade. @default 600 */
  readonly timeoutSeconds?: number;
}

/**
 * A Helm release with the settings that all charts share: it waits for its pods, rolls back on failure and keeps a short history.
 *
 * @example
 * ```ts
 * import { ChartRelease } from "keelson";
 *
 * const repository = "https://charts.example.com";
 * new ChartRelease(
 *   "redis",
 *   {
 *     chart: { repository, name: "redis", version: "1.2.3" },
 *     source: "upstream",
 *     releaseName: "redis",
 *     namespace: "shop",
 *     values: { replicas: 2 },
 *   },
 *   { provider: cluster.provider },
 * );
 * ```
 */
export class ChartRelease extends k8s.helm.v3.Release {
  constructor(name: string, args: ChartReleaseArgs, opts?: pulumi.CustomResourceOptions) {
    refuseMisshapen("ChartRelease", name, "ChartReleaseArgs", args);
    const awaited = args.awaited ?? true;
    super(
      name,
      {
        ...locateChart(args.chart, args.source),
        name: args.releaseName,
        namespace: args.namespace,
        values: args.values,
        skipCrds: args.skipCrds ?? false,
        atomic: awaited,
        cleanupOnFail: true,
        createNamespace: false,
        skipAwait: !awaited,
        timeout: args.timeoutSeconds ?? 600,
        maxHistory: 5,
        ...(args.takeOwnership === true && { takeOwnership: true }),
      },
      opts,
    );
  }
}
