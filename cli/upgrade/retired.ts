import { chartRetirement, type RegisteredResource } from "../../components/testing";
import { asRelease } from "../charts";
import { text } from "../values";
import type { Finding } from "./finding";

/** A Helm release of a plan, or what Argo CD installs in its place. */
export interface PlannedRelease {
  /** The name of the chart, without its repository. */
  readonly chart: string;
  readonly inputs: Readonly<Record<string, unknown>>;
}

/** Lists the Helm releases of a plan. */
export function plannedReleases(resources: readonly RegisteredResource[]): PlannedRelease[] {
  return resources
    .map((one) => asRelease(one))
    .filter(({ type }) => type === "kubernetes:helm.sh/v3:Release" || type === "kubernetes:helm.sh/v4:Chart")
    .map(({ inputs, name }) => {
      const chart = (text(inputs, "chart") ?? name).replace(/\/+$/, "");
      return { chart: chart.slice(chart.lastIndexOf("/") + 1), inputs };
    });
}

/** Warns of unmaintained charts: they get no release that is tested with a newer Kubernetes. */
export function judgeRetired(releases: readonly PlannedRelease[]): Finding[] {
  return releases.flatMap(({ chart }) => {
    const message = chartRetirement(chart);
    return message === undefined
      ? []
      : ([{ check: "retired", state: "warning", subject: `chart ${chart}`, message }] as const);
  });
}
