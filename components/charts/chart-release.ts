import * as k8s from "@pulumi/kubernetes";
import type * as pulumi from "@pulumi/pulumi";
import { type Chart, type ChartSource, locateChart } from "./source";

/** A chart's values: any of the chart's own keys. */
export type ChartValues = Readonly<Record<string, unknown>>;

/** What a release of a chart is made from. */
export interface ChartReleaseArgs {
  readonly chart: Chart;
  readonly source: ChartSource;
  /** Name of the Helm release. */
  readonly releaseName: string;
  readonly namespace: pulumi.Input<string>;
  readonly values: ChartValues;
  /** Leaves the chart's `crds/` folder alone. @default false */
  readonly skipCrds?: boolean;
  /** Whether its pods have to be ready, or everything is rolled back; not where no node is there to run them. @default true */
  readonly awaited?: boolean;
}

/** Seconds that an installation or upgrade may take before it is rolled back. */
const timeoutSeconds = 600;

/** A Helm release the way every chart is installed here: waited for unless told otherwise, all or nothing, with a short history. */
export class ChartRelease extends k8s.helm.v3.Release {
  constructor(name: string, args: ChartReleaseArgs, opts?: pulumi.CustomResourceOptions) {
    const awaited = args.awaited ?? true;
    super(
      name,
      {
        ...locateChart(args.chart, args.source),
        name: args.releaseName,
        namespace: args.namespace,
        values: args.values,
        /* null is how a default of the chart is taken away */
        allowNullValues: true,
        skipCrds: args.skipCrds ?? false,
        atomic: awaited,
        cleanupOnFail: true,
        createNamespace: false,
        skipAwait: !awaited,
        timeout: timeoutSeconds,
        maxHistory: 5,
      },
      opts,
    );
  }
}
