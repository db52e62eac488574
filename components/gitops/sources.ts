import * as pulumi from "@pulumi/pulumi";
import { notSecret } from "../plain-secrets";

/**
 * A source of manifests: a directory, chart or overlay in Git; a chart in a chart repository; an OCI artifact. The fields are those of
 * `Application.spec.source`: https://argo-cd.readthedocs.io/en/stable/user-guide/application-specification/
 *
 * @example
 * ```ts
 * const argoSource: ArgoSource = { repoURL: "https://github.com/acme/shop.git", targetRevision: "v1.2.0", path: "overlays/production" };
 * ```
 */
export interface ArgoSource {
  /** URL of a repository that the project allows. */
  readonly repoURL: string;
  /** Branch, tag or commit in Git; the exact version of a chart; the tag or digest of an OCI artifact. */
  readonly targetRevision: string;
  /**
   * Directory in the repository. @default `.` for an OCI artifact; otherwise none, so that a source with a `ref` provides only files of
   * values
   */
  readonly path?: string;
  /** Name of a chart in a chart repository. @default the source is not a chart repository */
  readonly chart?: string;
  /** Name of this source for `valueFiles`. Write `$ref/path` there to use a file of this source. @default none */
  readonly ref?: string;
  /** Files of a plain directory. @default all manifests in `path`, without subfolders */
  readonly directory?: ArgoDirectory;
  /** How the chart is rendered. @default with its own values */
  readonly helm?: ArgoHelm;
  /** Changes to the overlay. @default none */
  readonly kustomize?: ArgoKustomize;
}

/**
 * Which files of a directory are manifests.
 *
 * @example
 * ```ts
 * const argoDirectory: ArgoDirectory = { recurse: true, exclude: "*.test.yaml" };
 * ```
 */
export interface ArgoDirectory {
  /** Whether to include subfolders of the directory. @default false */
  readonly recurse?: boolean;
  /** Glob pattern of files, for instance `*.yaml` or `{a,b}.yaml`. @default all manifests */
  readonly include?: string;
  /** Glob pattern of files to leave out. @default none */
  readonly exclude?: string;
}

/**
 * Values and options of a chart.
 *
 * @example
 * ```ts
 * const argoHelm: ArgoHelm = { valueFiles: ["values-production.yaml"], values: { replicaCount: 3 } };
 * ```
 */
export interface ArgoHelm {
  /** @default the application's name */
  readonly releaseName?: string;
  /**
   * Files of values: paths relative to the chart, or `$ref/path` for a file of the source with that `ref`. Later files override earlier ones.
   *
   * @default none
   */
  readonly valueFiles?: readonly string[];
  /**
   * Files of values that are encrypted with SOPS, as paths relative to the chart. They override the other files. Argo CD decrypts them if you set the
   * add-on's option `sops`. They need a chart in Git. The only other options allowed are `releaseName`, `valueFiles` and `skipTests`.
   *
   * @default none
   */
  readonly encryptedValueFiles?: readonly string[];
  /** Whether to ignore files that do not exist. @default false */
  readonly ignoreMissingValueFiles?: boolean;
  /**
   * Values that override the values in files. Secrets are refused, because everybody who can read the Application can see its values.
   *
   * @default none
   */
  readonly values?: Readonly<Record<string, unknown>>;
  /** Whether to leave out the chart's `crds/` folder. @default true: CRDs are cluster-scoped */
  readonly skipCrds?: boolean;
  /** Whether to leave out the chart's tests. @default false */
  readonly skipTests?: boolean;
}

/**
 * Changes to a Kustomize overlay.
 *
 * @example
 * ```ts
 * const argoKustomize: ArgoKustomize = { images: ["shop=registry.example.com/shop:1.2.0"], replicas: { web: 3 } };
 * ```
 */
export interface ArgoKustomize {
  /** @default none */
  readonly namePrefix?: string;
  /** @default none */
  readonly nameSuffix?: string;
  /** Other images: `name=image:tag`, `name:tag` or `name@digest`. @default none */
  readonly images?: readonly string[];
  /** Number of replicas for each Deployment or StatefulSet. The keys are their names. @default as the overlay says */
  readonly replicas?: Readonly<Record<string, number>>;
  /** Paths of Kustomize components. @default none */
  readonly components?: readonly string[];
  /** Labels that all objects get. Selectors do not get them. @default none */
  readonly commonLabels?: Readonly<Record<string, string>>;
  /** Annotations of all objects. @default none */
  readonly commonAnnotations?: Readonly<Record<string, string>>;
  /** Patches in YAML. Set `target` unless the patch itself names the object. @default none */
  readonly patches?: readonly ArgoPatch[];
}

/**
 * A patch of a Kustomize overlay.
 *
 * @example
 * ```ts
 * const argoPatch: ArgoPatch = { patch: "- { op: replace, path: /spec/replicas, value: 3 }", target: { kind: "Deployment", name: "web" } };
 * ```
 */
export interface ArgoPatch {
  /** A strategic merge patch or JSON patch, as YAML. */
  readonly patch: string;
  /** Objects to patch. @default the object that the patch names */
  readonly target?: {
    readonly group?: string;
    readonly version?: string;
    readonly kind?: string;
    readonly name?: string;
    readonly labelSelector?: string;
  };
}

/** Renders a source in the form of an Application. */
export function renderSource(source: ArgoSource, decrypter = ""): Record<string, unknown> {
  const { repoURL, targetRevision, chart, ref, directory, helm, kustomize } = source;
  const path = source.path ?? (isOci(source) ? "." : undefined);
  const isChart = chart !== undefined || helm !== undefined;
  return {
    repoURL,
    targetRevision,
    ...(chart !== undefined && { chart }),
    ...(path !== undefined && { path }),
    ...(ref !== undefined && { ref }),
    ...(directory !== undefined && { directory }),
    ...(isChart && renderChart(helm ?? {}, decrypter)),
    ...(kustomize !== undefined && { kustomize: renderKustomize(kustomize) }),
  };
}

/** Reports whether a source is an OCI artifact. */
export function isOci({ repoURL }: Pick<ArgoSource, "repoURL">): boolean {
  return repoURL.startsWith("oci://");
}

function renderChart(helm: ArgoHelm, decrypter: string): Record<string, unknown> {
  return helm.encryptedValueFiles === undefined
    ? { helm: renderHelm(helm) }
    : { plugin: renderDecrypted(decrypter, helm, helm.encryptedValueFiles) };
}

/** Renders how the plugin gets its files, as variables of an Application. Names have no spaces. */
function renderDecrypted(
  name: string,
  { releaseName, valueFiles = [], skipTests = false }: ArgoHelm,
  encrypted: readonly string[],
): Record<string, unknown> {
  const variables = {
    RELEASE_NAME: releaseName,
    VALUE_FILES: valueFiles.length > 0 ? valueFiles.join(" ") : undefined,
    ENCRYPTED_VALUE_FILES: encrypted.join(" "),
    SKIP_TESTS: skipTests ? "true" : undefined,
  };
  const env = Object.entries(variables).flatMap(([key, value]) => (value === undefined ? [] : [{ name: key, value }]));
  return { name, env };
}

function renderHelm({ values, skipCrds = true, ...rest }: ArgoHelm): Record<string, unknown> {
  const refusal = {
    path: "helm.values",
    wanted: "values without secrets",
    fix: "put it into a Secret, and set a value that names the Secret",
  };
  return {
    ...rest,
    ...(values !== undefined && { valuesObject: notSecret(pulumi.output(values), refusal) }),
    skipCrds,
  };
}

function renderKustomize({ replicas, ...rest }: ArgoKustomize): Record<string, unknown> {
  return {
    ...rest,
    ...(rest.commonLabels !== undefined && { labelWithoutSelector: true }),
    ...(replicas !== undefined && {
      replicas: Object.entries(replicas).map(([name, count]) => ({ name, count })),
    }),
  };
}
