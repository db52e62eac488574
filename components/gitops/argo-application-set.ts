import * as k8s from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
import { refuseMisshapen } from "../arguments";
import { dnsLabel, exactlyOne, notEmpty } from "../checks";
import { checkLabels } from "../labels";
import { expected, type Problem, quote, refuseProblems } from "../problems";
import type { Tenant } from "../tenancy";
import type { ArgoApplicationSetArgs, ArgoEnvironment } from "./application-args";
import { sourcesOf } from "./check-sources";
import { checkTemplates, checkTemplateValues } from "./check-templates";
import { applicationSpec, checkDelivery, checkPlace, objectOptions, renderDestination } from "./delivery";

/**
 * One application in several environments or clusters. Argo CD gets a separate Application for each of them. In the sources, `{{ .name }}` stands for
 * the name of the environment or cluster, and `{{ .values.NAME }}` stands for a value of the environment.
 *
 * @example
 * ```ts
 * new ArgoApplicationSet("shop", {
 *   project,
 *   source: {
 *     repoURL: "https://github.com/acme/shop.git",
 *     targetRevision: "{{ .values.revision }}",
 *     path: "overlays/{{ .name }}",
 *   },
 *   environments: { test: { tenant, values: { revision: "v1.2.0" } } },
 * });
 * ```
 */
export class ArgoApplicationSet extends pulumi.ComponentResource {
  declare readonly applicationSetName: string;

  constructor(name: string, args: ArgoApplicationSetArgs, opts?: pulumi.ComponentResourceOptions) {
    refuseMisshapen("application set", name, "ArgoApplicationSetArgs", args);
    const { applicationSetName = name, project, environments = {}, cascade = true } = args;
    refuseProblems(`application set ${quote(applicationSetName)}`, checkSet(applicationSetName, args));
    super("keelson:index:ArgoApplicationSet", name, {}, pulumi.mergeOptions({ parent: project }, opts));
    this.applicationSetName = applicationSetName;
    const names = Object.keys(environments).map((environment) => `${applicationSetName}-${environment}`);
    for (const application of [applicationSetName, ...names]) {
      project.applications.add(application);
    }
    const { apiVersion, namespace } = project.argoCd.value;
    new k8s.apiextensions.CustomResource(
      name,
      {
        apiVersion,
        kind: "ApplicationSet",
        metadata: { name: applicationSetName, namespace, annotations: awaitsApplications },
        spec: setSpec(applicationSetName, args, cascade),
      },
      objectOptions(this, project, tenantsOf(environments)),
    );
    this.registerOutputs({ applicationSetName });
  }
}

/* The set owns the applications. Argo CD and the tenants must not be deleted before the applications are gone. */
const awaitsApplications = { "pulumi.com/deletionPropagationPolicy": "foreground" };

function tenantsOf(environments: Readonly<Record<string, ArgoEnvironment>>): Tenant[] {
  return Object.values(environments).flatMap(({ tenant }) => tenant ?? []);
}

function setSpec(name: string, args: ArgoApplicationSetArgs, cascade: boolean): Record<string, unknown> {
  const { clusters, environments = {}, project } = args;
  const [generator, suffix, namespace] =
    clusters === undefined
      ? [{ list: { elements: elementsOf(environments, project) } }, "{{ .name }}", "{{ .namespace }}"]
      : [
          { clusters: { selector: { matchLabels: clusters.matchLabels } } },
          "{{ .nameNormalized }}",
          clusters.namespace,
        ];
  return {
    goTemplate: true,
    goTemplateOptions: ["missingkey=error"],
    generators: [generator],
    syncPolicy: { preserveResourcesOnDeletion: !cascade },
    template: {
      metadata: { name: `${name}-${suffix}` },
      spec: applicationSpec(args, { server: "{{ .server }}", namespace }),
    },
  };
}

function elementsOf(
  environments: Readonly<Record<string, ArgoEnvironment>>,
  project: ArgoApplicationSetArgs["project"],
) {
  return Object.entries(environments).map(([name, environment]) => ({
    name,
    ...renderDestination(environment, project),
    values: environment.values ?? {},
  }));
}

/** The fields in which the applications of two environments differ. */
const elementFields = ["name", "namespace", "server", "values"];

/** https://argo-cd.readthedocs.io/en/stable/operator-manual/applicationset/Generators-Cluster/ */
const clusterFields = ["name", "nameNormalized", "server", "project", "metadata", "values"];

function checkSet(name: string, args: ArgoApplicationSetArgs): Problem[] {
  const { clusters, environments, project } = args;
  return [
    ...checkDelivery("applicationSetName", name, args),
    ...exactlyOne("", { environments, clusters }, ["environments", "clusters"]),
    ...notEmpty("environments", environments, "environment"),
    ...Object.entries(environments ?? {}).flatMap(([key, environment]) => [
      ...dnsLabel(`environments.${key}`, key),
      ...checkPlace(`environments.${key}`, environment, project),
      ...checkTemplateValues(`environments.${key}.values`, sourcesOf(args), Object.keys(environment.values ?? {})),
    ]),
    ...(clusters === undefined ? [] : checkClusters(clusters, args)),
    ...sourcesOf(args).flatMap((source, index) =>
      checkTemplates(
        args.sources === undefined ? "source" : `sources[${index}]`,
        source,
        clusters === undefined ? elementFields : clusterFields,
      ),
    ),
    ...sourcesOf(args).flatMap(({ repoURL }) =>
      repoURL.includes("{{") ? [expected("source.repoURL", "the same repository everywhere", repoURL)] : [],
    ),
  ];
}

function checkClusters(
  { matchLabels, namespace }: NonNullable<ArgoApplicationSetArgs["clusters"]>,
  args: ArgoApplicationSetArgs,
) {
  const { destinations } = args.project;
  const allowed = destinations.some((one) => one.namespace === namespace || one.namespace === "*");
  return [
    ...notEmpty(
      "clusters.matchLabels",
      matchLabels,
      "label",
      "set a label; otherwise the ApplicationSet selects every cluster, including this cluster",
    ),
    ...checkLabels("clusters.matchLabels", matchLabels),
    ...dnsLabel("clusters.namespace", namespace),
    ...(allowed
      ? []
      : [expected("clusters.namespace", "a namespace that the project's destinations allow", namespace)]),
    ...checkTemplateValues("clusters", sourcesOf(args), []),
  ];
}
