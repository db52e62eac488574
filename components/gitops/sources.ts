import * as pulumi from "@pulumi/pulumi";
import { notSecret } from "../plain-secrets";

/**
 * A source of manifests: a directory, chart or overlay in Git, a chart in a chart repository, or an OCI artifact. The fields have the names of
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
  /** The revision to deploy: a branch, tag or commit in Git, the exact version of a chart, or the tag or digest of an OCI artifact. */
  readonly targetRevision: string;
  /** Directory in the repository. @default `.` for an OCI artifact. Otherwise none: a source with a `ref` then provides only value files */
  readonly path?: string;
  /** Name of a chart in a chart repository. @default none: the source is not a chart repository */
  readonly chart?: string;
  /** Name of this source. The `valueFiles` of another source can use a file of this source as `$ref/path`. @default none */
  readonly ref?: string;
  /** Selects the manifests in a plain directory. @default all manifests in `path`, without subfolders */
  readonly directory?: ArgoDirectory;
  /** Values and options for the chart. @default the chart's default values */
  readonly helm?: ArgoHelm;
  /** Changes to the Kustomize overlay. @default none */
  readonly kustomize?: ArgoKustomize;
}

/**
 * Selects which files of a directory are manifests.
 *
 * @example
 * ```ts
 * const argoDirectory: ArgoDirectory = { recurse: true, exclude: "*.test.yaml" };
 * ```
 */
export interface ArgoDirectory {
  /** If true, subfolders of the directory are included. @default false */
  readonly recurse?: boolean;
  /** Glob pattern of the files to include, for instance `*.yaml` or `{a,b}.yaml`. @default all manifests */
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
  /** Name of the Helm release. @default the application's name */
  readonly releaseName?: string;
  /**
   * Value files, as paths relative to the chart. For a file of another source, write `$NAME/path`. `NAME` is the value of `ref` in that source. Later
   * files override earlier files.
   *
   * @default none
   */
  readonly valueFiles?: readonly string[];
  /**
   * Value files that are encrypted with SOPS, as paths relative to the chart. These files override the other value files. Argo CD decrypts these
   * files if you set the option `sops` of the add-on argo-cd. The chart must be in Git. With this option, you can also set only `releaseName`,
   * `valueFiles` and `skipTests`.
   *
   * @default none
   */
  readonly encryptedValueFiles?: readonly string[];
  /** If true, value files that do not exist are ignored. @default false */
  readonly ignoreMissingValueFiles?: boolean;
  /**
   * Chart values. These values override the values in files. Secrets are refused, because everybody who can read the Application can also see these
   * values.
   *
   * @default none
   */
  readonly values?: Readonly<Record<string, unknown>>;
  /** If true, the chart's `crds/` folder is not deployed. @default true: CRDs are cluster-scoped */
  readonly skipCrds?: boolean;
  /** If true, the chart's tests are not deployed. @default false */
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
  /** Prefix for the names of all objects. @default none */
  readonly namePrefix?: string;
  /** Suffix for the names of all objects. @default none */
  readonly nameSuffix?: string;
  /** Images that replace the overlay's images, each as `name=image:tag`, `name:tag` or `name@digest`. @default none */
  readonly images?: readonly string[];
  /** Number of replicas. The key is the name of a Deployment or StatefulSet. @default the overlay's numbers */
  readonly replicas?: Readonly<Record<string, number>>;
  /** Paths of Kustomize components. @default none */
  readonly components?: readonly string[];
  /** Labels for all objects. Kustomize does not add these labels to selectors. @default none */
  readonly commonLabels?: Readonly<Record<string, string>>;
  /** Annotations for all objects. @default none */
  readonly commonAnnotations?: Readonly<Record<string, string>>;
  /** Patches for the overlay's objects. Set `target` in a patch that does not name its object. @default none */
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

/** Renders the plugin's files as environment variables of an Application. File names contain no spaces. */
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
    fix: "put the secret into a Secret object, and set a value that names this object",
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
