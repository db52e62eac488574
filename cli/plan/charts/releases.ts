import { isDeepStrictEqual } from "node:util";
import { builtinKinds, builtinVersion, chartName, type RenderedRelease, releaseInputs } from "../../charts";
import { at, type Fields, fields, text } from "../../values";
import type { PlannedResource } from "../planned-resource";

/** A release of a plan, and the chart that it installs. */
export interface PlannedRelease extends RenderedRelease {
  /** The release, or the Application by which Argo CD installs the chart. */
  readonly resource: PlannedResource;
  /** As inputs of a release. */
  readonly inputs: Fields;
  /** The chart's name, without its repository. */
  readonly chart: string;
  /** The chart's folder in the project. @default it comes from a repository */
  readonly folder?: string;
  /** `undefined` if the program names none. */
  readonly version: string | undefined;
}

/**
 * Reads a plan's Helm releases, and the charts that Argo CD installs in their place.
 *
 * @param which `ofRepositories` leaves out charts that are folders of the project, whose earlier content an earlier plan does not have
 */
export function releasesOf(
  resources: readonly PlannedResource[],
  which: "ofRepositories" | "all" = "ofRepositories",
): PlannedRelease[] {
  return resources.flatMap((resource) => {
    const { name, read } = resource;
    const inputs = releaseInputs(resource);
    const chart = text(inputs, "chart");
    return inputs === undefined || read === true || chart === undefined || (which !== "all" && chart.startsWith("."))
      ? []
      : [
          {
            resource,
            inputs,
            chart: chartName(chart),
            ...(chart.startsWith(".") && { folder: chart }),
            version: text(inputs, "version"),
            name: text(inputs, "name") ?? name,
            namespace: text(inputs, "namespace") ?? "default",
            values: fields(inputs, "values"),
            skipCrds: true,
          },
        ];
  });
}

const rendering = ["chart", "version", "name", "namespace", "values", "repositoryOpts"];

/** Reports whether two plans of a release can render different objects. */
export function rendersOtherwise(before: PlannedRelease | undefined, after: PlannedRelease): boolean {
  return before === undefined || rendering.some((key) => !isDeepStrictEqual(before.inputs[key], after.inputs[key]));
}

/** Inputs that say a cluster's Kubernetes version, by type. */
const versionInputs: Readonly<Record<string, string>> = {
  "aws:eks/cluster:Cluster": "version",
  "gcp:container/cluster:Cluster": "minMasterVersion",
  "azure-native:containerservice:ManagedCluster": "kubernetesVersion",
};

/**
 * Returns what charts may ask of the cluster: its version, Kubernetes' own kinds, and those that the plan uses. The plan does not say the
 * version
 * of a cluster that exists already.
 */
export function capabilitiesOfPlan(resources: readonly PlannedResource[]) {
  const versions = resources.flatMap(({ type, inputs }) => text(inputs, versionInputs[type] ?? "") ?? []);
  const objects = resources.filter(
    ({ type }) => type.startsWith("kubernetes:") && !type.startsWith("kubernetes:helm.sh/"),
  );
  const apiVersions = objects.flatMap(({ inputs }) => {
    const [version, kind] = [at(inputs, "apiVersion"), at(inputs, "kind")];
    return typeof version === "string" && typeof kind === "string" ? [version, `${version}/${kind}`] : [];
  });
  const [kubeVersion = builtinVersion] = versions;
  return {
    kubeVersion,
    apiVersions: [...new Set([...builtinKinds, ...apiVersions])].sort(),
  };
}
