import path from "node:path";
import { chartName, type RemoteChart, type RepositoryTrust } from "../../../charts";
import { at, number, text } from "../../../values";
import { type JsonObject, part } from "../../kubernetes";

/** The inputs of a `helm.v3.Release` that the stand-in reads. */
export interface ReleaseInputs {
  readonly name: string;
  readonly namespace: string;
  readonly chart: string;
  readonly version: string;
  /** Where the program says that the chart is. */
  readonly remote: RemoteChart;
  readonly values: JsonObject;
  /** Files of values as the program names them. */
  readonly valueFiles: readonly string[];
  readonly skipCrds: boolean;
  readonly skipAwait: boolean;
  readonly waitForJobs: boolean;
  readonly atomic: boolean;
  readonly createNamespace: boolean;
  readonly takeOwnership: boolean;
  /** The Application of Argo CD that replaces the release, and whose name marks the objects. @default Helm marks them */
  readonly application?: string;
  readonly timeoutSeconds: number;
}

/** Reads a release's inputs, with Helm's own defaults. */
export function readRelease(inputs: JsonObject): ReleaseInputs {
  const flag = (name: string) => inputs[name] === true;
  return {
    name: text(inputs, "name") ?? "",
    namespace: text(inputs, "namespace") ?? "default",
    chart: text(inputs, "chart") ?? "",
    version: text(inputs, "version") ?? "",
    remote: remoteChart(inputs),
    values: part(inputs, "values"),
    valueFiles: valueAssets(inputs).flatMap((asset) => text(asset, "path") ?? []),
    skipCrds: flag("skipCrds"),
    skipAwait: flag("skipAwait"),
    waitForJobs: flag("waitForJobs"),
    atomic: flag("atomic"),
    createNamespace: flag("createNamespace"),
    takeOwnership: flag("takeOwnership"),
    timeoutSeconds: number(inputs, "timeout") ?? 300,
  };
}

function remoteChart(inputs: JsonObject): RemoteChart {
  const repository = text(inputs, "repositoryOpts", "repo");
  const version = text(inputs, "version");
  return {
    chart: text(inputs, "chart") ?? "",
    ...(repository !== undefined && { repository }),
    ...(version !== undefined && { version }),
    ...(inputs.plainHttp === true && { plainHttp: true }),
    ...trustIn(inputs),
  };
}

const trustFiles = ["caFile", "certFile", "keyFile"] as const;

/** Reads the files by which a program trusts a repository: `helm.v3` takes paths, `helm.v4` assets of files. */
function trustIn({ repositoryOpts }: JsonObject): Pick<RemoteChart, "trust"> {
  const given = trustFiles.flatMap((name) => {
    const file = text(repositoryOpts, name) ?? text(repositoryOpts, name, "path");
    return file === undefined ? [] : [[name, file] as const];
  });
  return given.length === 0 ? {} : { trust: Object.fromEntries(given) };
}

/** Returns a chart whose files of trust are found from any folder: a program names them relative to its own. */
export function trustFrom(project: string, { trust, ...chart }: RemoteChart): RemoteChart {
  if (trust === undefined) {
    return chart;
  }
  const absolute: RepositoryTrust = Object.fromEntries(
    Object.entries(trust).map(([name, file]) => [name, path.resolve(project, file)]),
  );
  return { ...chart, trust: absolute };
}

/** Returns the assets that hold values; Pulumi sends one as a record of its path, its text or its URI. */
function valueAssets({ valueYamlFiles }: JsonObject): unknown[] {
  const assets: unknown = valueYamlFiles;
  return Array.isArray(assets) ? assets : assets === undefined || assets === null ? [] : [assets];
}

/** Lists the mistakes in a release's inputs, and the inputs that the stand-in does not support. */
export function releaseMistakes(inputs: JsonObject): { readonly property: string; readonly reason: string }[] {
  const hasOthers = valueAssets(inputs).some((asset) => text(asset, "path") === undefined);
  const unsupported = 'is not supported in a rehearsal; use "values" instead';
  return [
    ...(text(inputs, "chart") === undefined ? [{ property: "chart", reason: "expected a chart, got nothing" }] : []),
    ...(hasOthers ? [{ property: "valueYamlFiles", reason: "expected file assets, got another kind of asset" }] : []),
    ...(inputs.postrender ? [{ property: "postrender", reason: unsupported }] : []),
  ];
}

/** Reports whether a chart's values switch its CRDs off, in one of the ways that charts use. */
export function crdsSwitchedOff(values: JsonObject): boolean {
  const switches = new Set([at(values, "crds", "enabled"), at(values, "crds", "install"), at(values, "installCRDs")]);
  return switches.has(false) && !switches.has(true);
}

/** Returns the status that the official provider outputs for a release. */
export function releaseStatus(release: ReleaseInputs, revision: number, status: "deployed" | "failed"): JsonObject {
  const { chart, name, namespace, version } = release;
  return { name, namespace, chart: chartName(chart), version, revision, status };
}
