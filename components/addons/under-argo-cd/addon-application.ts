import { createHash } from "node:crypto";
import * as k8s from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
import { type ArgoCd, cascadeFinalizer } from "../../capabilities";
import { type Chart, type ChartSource, type ChartValues, locateChart } from "../../charts";
import { notSecret } from "../../plain-secrets";
import { withGroups } from "../chart-reach";
import type { AddonFacts } from "../facts";

/** Arguments of an add-on's Application. */
export interface AddonApplicationArgs {
  readonly addon: Pick<AddonFacts, "name" | "summary" | "chart" | "namespace" | "underArgoCd">;
  readonly argoCd: ArgoCd;
  /** Where the platform's charts come from. */
  readonly charts: ChartSource;
  /** The values of the chart. They must not contain secrets. */
  readonly values: ChartValues;
  readonly skipCrds: boolean;
}

/**
 * Creates the Application with which Argo CD runs an add-on, and a project that allows only this chart, its namespaces and its cluster-scoped kinds.
 * Resources that depend on the Application wait until Argo CD has applied exactly these values and reports all objects as healthy.
 *
 * @returns the Application
 */
export function createAddonApplication(
  name: string,
  args: AddonApplicationArgs,
  options: pulumi.CustomResourceOptions,
): pulumi.Resource {
  const { addon, argoCd } = args;
  const { apiVersion, namespace } = argoCd;
  const metadata = { name: `addon-${addon.name}`, namespace };
  const project = new k8s.apiextensions.CustomResource(
    `${name}-project`,
    { apiVersion, kind: "AppProject", metadata, spec: projectSpec(args) },
    options,
  );
  const source = sourceOf(args);
  const runs = argoCd.addons?.[addon.name] === "run";
  return new k8s.apiextensions.CustomResource(
    name,
    {
      apiVersion,
      kind: "Application",
      metadata: {
        ...metadata,
        ...(runs && { finalizers: [cascadeFinalizer], annotations: { "pulumi.com/waitFor": conditions(source.name) } }),
      },
      spec: {
        project: metadata.name,
        source,
        destination: { server: argoCd.server, namespace: addon.namespace },
        syncPolicy: runs ? { automated, retry, syncOptions } : { syncOptions },
      },
    },
    pulumi.mergeOptions(options, { dependsOn: project }),
  );
}

const automated = { prune: true, selfHeal: true, allowEmpty: false };
/* There is no limit, because nobody else would sync the add-on after an outage of the repository. */
const retry = { limit: -1, backoff: { duration: "5s", factor: 2, maxDuration: "3m" } };
/*
 * CRDs are too large for the annotation of client-side apply. With server-side apply, objects that Helm created also keep the fields of other
 * managers.
 */
const syncOptions = ["FailOnSharedResource=true", "ServerSideApply=true"];

/**
 * Renders the conditions to wait for: Argo CD has compared exactly this source, nothing differs, and all objects are healthy. The comparison is
 * needed because status fields do not name their generation. https://www.pulumi.com/registry/packages/kubernetes/#pulumicomwaitfor
 */
function conditions(sourceName: pulumi.Input<string>): pulumi.Output<string> {
  return pulumi.jsonStringify([
    pulumi.interpolate`jsonpath={.status.sync.comparedTo.source.name}=${sourceName}`,
    "jsonpath={.status.sync.status}=Synced",
    "jsonpath={.status.health.status}=Healthy",
  ]);
}

/** Renders the source: https://argo-cd.readthedocs.io/en/stable/user-guide/application-specification/ */
function sourceOf({ addon, charts, values, skipCrds }: AddonApplicationArgs) {
  const place = placeOf(addon.chart, charts);
  const valuesObject = notSecret(pulumi.output(values), {
    path: `add-on ${addon.name}: values`,
    wanted: "values without secrets, because everybody with access to the Application can read them",
    fix: "use a chart value that names a Secret, or let Helm install this add-on",
  });
  const source = {
    ...place,
    targetRevision: addon.chart.version,
    helm: { releaseName: addon.name, valuesObject, skipCrds },
  };
  return { ...source, name: pulumi.jsonStringify(source).apply(digestOf) };
}

/** Returns the name of the source. The name changes with the values. It shows which values Argo CD has compared. */
function digestOf(source: string): string {
  return `values-${createHash("sha256").update(source).digest("hex").slice(0, 12)}`;
}

/** Returns where Argo CD finds a chart: in a mirror, or in the chart's own repository. Argo CD cannot read a folder of this program. */
function placeOf(chart: Chart, charts: ChartSource): { repoURL: string; chart?: string; path?: string } {
  const { chart: found, repositoryOpts } = locateChart(chart, charts.startsWith("oci://") ? charts : "upstream");
  return repositoryOpts === undefined ? { repoURL: found, path: "." } : { repoURL: repositoryOpts.repo, chart: found };
}

function projectSpec({ addon, argoCd, charts }: AddonApplicationArgs) {
  const { underArgoCd } = addon;
  const { clusterKinds = [], namespaces = [] } = typeof underArgoCd === "object" ? underArgoCd : {};
  const all = [...new Set([addon.namespace, ...namespaces])];
  return {
    description: addon.summary.slice(0, 255),
    sourceRepos: [placeOf(addon.chart, charts).repoURL],
    destinations: all.map((namespace) => ({ server: argoCd.server, namespace })),
    clusterResourceWhitelist: withGroups(clusterKinds),
    namespaceResourceWhitelist: [...argoCd.deploys, ...argoCd.shows, ...(argoCd.addonKinds ?? [])],
  };
}
