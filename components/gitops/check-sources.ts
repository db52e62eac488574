import { checkReleaseName } from "../charts";
import { exactVersion, matches, notBoth, once, whole } from "../checks";
import { checkLabels } from "../labels";
import { checkPlainValue } from "../plain-secrets";
import { collectProblems, expected, isPlain, type Problem } from "../problems";
import { isRecord } from "../records";
import { checkPatch } from "./check-patch";
import { type ArgoHelm, type ArgoSource, isOci } from "./sources";

/** The sources of an application: one, or several. */
export interface SourcesArgs {
  readonly source?: ArgoSource;
  readonly sources?: readonly ArgoSource[];
}

/** An image with a tag or digest. The tag `latest` is not allowed. */
const imageForm = /^(?!.*:latest$)\S+[:@=]\S+$/;

/** The start of a value that an ApplicationSet fills in. */
const templated = /\{\{/;
const filledIn = /\{\{[^}]*\}\}/g;

/** Returns all sources of an application. */
export function sourcesOf({ source, sources }: SourcesArgs): readonly ArgoSource[] {
  return sources ?? (source === undefined ? [] : [source]);
}

/**
 * Lists the mistakes in the sources of an application.
 *
 * @param allows reports whether the project allows a repository
 */
export function checkSources(args: SourcesArgs, allows: (repoURL: string) => boolean, allowed: string): Problem[] {
  const all = sourcesOf(args);
  const pathOf = (index: number) => (args.sources === undefined ? "source" : `sources[${index}]`);
  const refs = all.flatMap(({ ref }) => ref ?? []);
  return [
    ...collectProblems([
      (args.source === undefined) === (args.sources === undefined) &&
        expected("source", "exactly one of source and sources"),
      args.sources?.length === 0 && expected("sources", "at least one source", args.sources),
    ]),
    ...once("sources", refs, "ref"),
    ...all.flatMap((source, index) => [
      ...checkSource(source, pathOf(index)),
      ...(allows(source.repoURL)
        ? []
        : [expected(`${pathOf(index)}.repoURL`, `a repository of the project (${allowed})`, source.repoURL)]),
      ...checkFiles(source.helm, `${pathOf(index)}.helm`, refs),
    ]),
    ...checkRender(all),
  ];
}

function checkSource(source: ArgoSource, path: string): Problem[] {
  const { chart, ref, directory, helm, kustomize, targetRevision } = source;
  const ways = { directory, helm, kustomize };
  const given = Object.entries(ways).flatMap(([name, value]) => (value === undefined ? [] : [name]));
  return [
    ...collectProblems([
      given.length > 1 && expected(path, "at most one of directory, helm and kustomize", given),
      chart !== undefined &&
        isOci(source) &&
        expected(`${path}.chart`, "no chart, because repoURL (oci://) already names the chart", chart, "remove it"),
      chart !== undefined &&
        ref !== undefined &&
        expected(`${path}.ref`, "no ref, because the source is a chart", ref, "use Git"),
      chart !== undefined &&
        (directory ?? kustomize) !== undefined &&
        expected(path, "helm as the only option beside chart", given, "remove the others"),
      chart === undefined &&
        source.path === undefined &&
        ref === undefined &&
        !isOci(source) &&
        expected(`${path}.path`, 'a directory in the repository such as "deploy" or "."', source.path),
    ]),
    ...notBoth(`${path}.chart`, chart, `${path}.path`, source.path),
    ...matches(`${path}.path`, source.path, /^(?!\/)(?!(.*\/)?\.\.(\/|$))./, "a path inside the repository"),
    ...matches(
      `${path}.targetRevision`,
      targetRevision,
      /^([^\s{]|\{\{[^}]*\}\})+$/,
      "a branch, tag, commit, version or digest",
    ),
    ...checkVersion(source, `${path}.targetRevision`),
    ...checkKustomize(kustomize, `${path}.kustomize`),
    ...checkReleaseName(`${path}.helm.releaseName`, helm?.releaseName?.replaceAll(filledIn, "x")),
    ...checkValues(`${path}.helm.values`, helm?.values ?? {}),
  ];
}

/** Lists the mistakes in the options of Kustomize. */
function checkKustomize(
  { commonLabels, images = [], patches = [], replicas = {} }: NonNullable<ArgoSource["kustomize"]> = {},
  path: string,
): Problem[] {
  return [
    ...Object.entries(replicas).flatMap(([name, count]) => whole(`${path}.replicas.${name}`, count, { min: 0 })),
    ...images.flatMap((image, index) =>
      matches(
        `${path}.images[${index}]`,
        image.replaceAll(filledIn, "x"),
        imageForm,
        "name=image:tag, name:tag or name@digest",
      ),
    ),
    ...patches.flatMap((patch, index) => checkPatch(`${path}.patches[${index}].patch`, patch.patch)),
    ...checkLabels(`${path}.commonLabels`, withoutTemplates(commonLabels)),
  ];
}

function withoutTemplates(labels: Readonly<Record<string, string>> = {}): Record<string, string> {
  return Object.fromEntries(Object.entries(labels).map(([key, value]) => [key, value.replaceAll(filledIn, "x")]));
}

/** Refuses version ranges, because the deployed version could then change without a change in the program. */
function checkVersion({ chart, targetRevision }: ArgoSource, path: string): Problem[] {
  return chart === undefined || templated.test(targetRevision) ? [] : exactVersion(path, targetRevision);
}

function checkFiles({ valueFiles = [] }: ArgoHelm = {}, path: string, refs: readonly string[]): Problem[] {
  return valueFiles.flatMap((file, index) => {
    const ref = /^\$([^/]+)\//.exec(file)?.[1];
    const isKnown = ref === undefined || refs.includes(ref);
    const known = refs.length === 0 ? "there is none" : refs.join(", ");
    return isKnown
      ? []
      : [expected(`${path}.valueFiles[${index}]`, `"$" followed by the ref of a source (${known})`, file)];
  });
}

function checkRender(sources: readonly ArgoSource[]): Problem[] {
  const renders = sources.some((source) => source.chart !== undefined || source.path !== undefined || isOci(source));
  return renders || sources.length === 0 ? [] : [expected("sources", "a source with manifests, not only with values")];
}

function checkValues(path: string, value: unknown): Problem[] {
  const fix = "put the secret into a Secret object, and set a value that names this object";
  const entries = isRecord(value) ? Object.entries(value) : Array.isArray(value) ? [...value.entries()] : [];
  return entries.flatMap(([key, item]) => {
    const at = typeof key === "number" ? `${path}[${key}]` : `${path}.${key}`;
    return isPlain<unknown>(item) && typeof item === "string"
      ? checkPlainValue(at, String(key), item, fix)
      : checkValues(at, item);
  });
}
