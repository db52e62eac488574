import { at, type Fields, fields, isRecord, text } from "../values";

/** The type of a Helm release. */
export const releaseType = "kubernetes:helm.sh/v3:Release";

/** The type of an Application of Argo CD. */
const applicationType = /^kubernetes:argoproj\.io\/\w+:Application$/;

/**
 * Returns the inputs of a Helm release for a resource that installs a chart: a release itself, or an Application of Argo CD with one chart
 * and its values inline. Undefined for anything else.
 */
export function releaseInputs({
  type,
  inputs,
}: {
  readonly type: string;
  readonly inputs: Fields;
}): Fields | undefined {
  return type === releaseType ? inputs : applicationType.test(type) ? inputsOfApplication(inputs) : undefined;
}

/** Returns an Application that takes one chart as the release that would install it, and any other resource as it is. */
export function asRelease<Resource extends { readonly type: string; readonly inputs: Fields }>(
  resource: Resource,
): Resource {
  const inputs = releaseInputs(resource);
  return inputs === undefined ? resource : { ...resource, type: releaseType, inputs };
}

/** Ways to give values that only Argo CD can read. */
const otherValues = ["valueFiles", "fileParameters", "parameters", "values"];

/**
 * Returns an Application as inputs of a Helm release; undefined if it takes no chart, or values from elsewhere, or fills another cluster.
 * https://argo-cd.readthedocs.io/en/stable/user-guide/application-specification/
 */
export function inputsOfApplication(application: unknown): Fields | undefined {
  const { destination, source } = fields(application, "spec");
  const [repository, chart, version] = ["repoURL", "chart", "targetRevision"].map((key) => text(source, key));
  const helm = at(source, "helm");
  const isOci = repository?.startsWith("oci://") === true;
  const takesChart = isOci ? isRecord(helm) : chart !== undefined;
  const isHere =
    text(destination, "server") === "https://kubernetes.default.svc" || text(destination, "name") === "in-cluster";
  if (repository === undefined || !takesChart || !isHere || otherValues.some((key) => at(helm, key) !== undefined)) {
    return undefined;
  }
  return {
    ...(isOci ? { chart: repository } : { chart, repositoryOpts: { repo: repository } }),
    ...(version !== undefined && { version }),
    name: text(helm, "releaseName") ?? text(application, "metadata", "name"),
    namespace: text(destination, "namespace"),
    values: fields(helm, "valuesObject"),
    skipCrds: at(helm, "skipCrds") === true,
  };
}
