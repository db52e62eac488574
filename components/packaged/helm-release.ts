import type * as pulumi from "@pulumi/pulumi";
import { refuseMisshapen } from "../arguments";
import { ChartRelease, checkReleaseName } from "../charts";
import { whole } from "../checks";
import { refuseProblems, subjectOf } from "../problems";
import { checkChart } from "./check-chart";
import { checkPackaged } from "./connections";
import type { HelmReleaseArgs } from "./helm-release-args";
import { guardedOptions, PackagedWorkload } from "./packaged-workload";
import { mergedValues } from "./values";

/**
 * A chart as a workload of a tenant. It may contain only namespaced kinds of workloads, in the tenant's namespace. The API server refuses all other
 * kinds. Helm skips the chart's CRDs, and rolls back a failed installation or upgrade.
 *
 * @example
 * ```ts
 * new HelmRelease("cache", {
 *   tenant,
 *   chart: { repository: "oci://registry.example.com/charts/valkey", name: "valkey", version: "2.4.7" },
 *   values: { architecture: "standalone" },
 *   ports: [6379],
 * });
 * ```
 */
export class HelmRelease extends PackagedWorkload {
  constructor(name: string, args: HelmReleaseArgs, opts?: pulumi.ComponentResourceOptions) {
    refuseMisshapen("HelmRelease", name, "HelmReleaseArgs", args);
    const { chart, releaseName = name, timeoutSeconds } = args;
    const { values, problems } = mergedValues(args);
    refuseProblems(subjectOf("HelmRelease", releaseName, args.tenant), [
      ...checkChart(chart),
      ...checkPackaged("releaseName", releaseName, args),
      ...(releaseName.length > 53 ? checkReleaseName("releaseName", releaseName) : []),
      ...whole("timeoutSeconds", timeoutSeconds, { min: 1, unit: "seconds" }),
      ...problems,
    ]);
    const podLabels = args.podLabels ?? { "app.kubernetes.io/instance": releaseName };
    super("keelson:index:HelmRelease", name, { workloadName: releaseName, podLabels, args }, opts);
    new ChartRelease(
      name,
      {
        chart,
        source: "upstream",
        releaseName,
        namespace: args.tenant.namespace,
        values,
        skipCrds: true,
        timeoutSeconds,
      },
      guardedOptions(this, name, args),
    );
    this.registerOutputs({});
  }
}
