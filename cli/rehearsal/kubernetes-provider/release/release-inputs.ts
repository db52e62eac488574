import { chartName } from "../../charts/chart-folder";
import { at, isRecord, type JsonObject, numberAt, textAt } from "../../kubernetes/object";

/** A `helm.v3.Release`, as far as the stand-in looks at it. */
export interface ReleaseInputs {
  readonly name: string;
  readonly namespace: string;
  readonly chart: string;
  readonly repository: string;
  readonly version: string;
  readonly values: JsonObject;
  readonly skipCrds: boolean;
  readonly skipAwait: boolean;
  readonly waitForJobs: boolean;
  readonly atomic: boolean;
  readonly createNamespace: boolean;
  readonly takeOwnership: boolean;
  readonly timeoutSeconds: number;
}

/** Reads a release's inputs; Helm's own defaults where they say nothing. */
export function readRelease(inputs: JsonObject): ReleaseInputs {
  const flag = (name: string) => inputs[name] === true;
  return {
    name: textAt(inputs, "name"),
    namespace: textAt(inputs, "namespace") || "default",
    chart: textAt(inputs, "chart"),
    repository: textAt(inputs, "repositoryOpts", "repo"),
    version: textAt(inputs, "version"),
    values: isRecord(inputs.values) ? inputs.values : {},
    skipCrds: flag("skipCrds"),
    skipAwait: flag("skipAwait"),
    waitForJobs: flag("waitForJobs"),
    atomic: flag("atomic"),
    createNamespace: flag("createNamespace"),
    takeOwnership: flag("takeOwnership"),
    timeoutSeconds: numberAt(inputs, 300, "timeout"),
  };
}

/** What a release's inputs ask that the stand-in cannot do. */
function unsupportedInputs(inputs: JsonObject): string[] {
  return ["valueYamlFiles", "postrender"].filter((key) => {
    const value = inputs[key];
    return Array.isArray(value) ? value.length > 0 : Boolean(value);
  });
}

/** What is wrong with a release's inputs, before anything is made. */
export function objections(inputs: JsonObject): { readonly property: string; readonly reason: string }[] {
  const unsupported = unsupportedInputs(inputs).map((property) => ({
    property,
    reason: `${property} is not supported in a rehearsal: put the values into "values"`,
  }));
  const missing = textAt(inputs, "chart") === "" ? [{ property: "chart", reason: "chart is required" }] : [];
  return [...missing, ...unsupported];
}

/** True when a chart's values switch its CRDs off, in one of the ways that charts have for it. */
export function crdsSwitchedOff(values: JsonObject): boolean {
  const switches = new Set([at(values, "crds", "enabled"), at(values, "crds", "install"), at(values, "installCRDs")]);
  return switches.has(false) && !switches.has(true);
}

/** The status that the real provider gives for a deployed release. */
export function releaseStatus(release: ReleaseInputs, revision: number, status: "deployed" | "failed"): JsonObject {
  return {
    name: release.name,
    namespace: release.namespace,
    chart: chartName(release.chart),
    version: release.version,
    revision,
    status,
  };
}
