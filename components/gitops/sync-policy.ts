import { matches, notEmpty, whole } from "../checks";
import { collectProblems, expected, type Problem } from "../problems";

/**
 * When and how Argo CD applies the source to the cluster. To order the objects of an application, annotate them with `argocd.argoproj.io/sync-wave`:
 * https://argo-cd.readthedocs.io/en/stable/user-guide/sync-waves/
 *
 * @example
 * ```ts
 * const argoSyncPolicy: ArgoSyncPolicy = { automated: false, syncOptions: { ServerSideApply: true } };
 * ```
 */
export interface ArgoSyncPolicy {
  /**
   * Options of automated syncs. With `false`, somebody must start each sync.
   *
   * @default Argo CD syncs new revisions, prunes objects, and undoes changes in the cluster
   */
  readonly automated?: false | ArgoAutomation;
  /** Attempts after a failed sync. @default five attempts, after 5 s, 10 s and so on, at most 3 min apart */
  readonly retry?: ArgoRetry;
  /** Sync options, under Argo CD's names. @default FailOnSharedResource: no application takes over an object of another application */
  readonly syncOptions?: ArgoSyncOptions;
}

/**
 * Options of automated syncs.
 *
 * @example
 * ```ts
 * const argoAutomation: ArgoAutomation = { prune: true, selfHeal: false };
 * ```
 */
export interface ArgoAutomation {
  /** If true, Argo CD deletes objects that the source no longer contains. @default true */
  readonly prune?: boolean;
  /** If true, Argo CD undoes changes that somebody makes in the cluster. @default true */
  readonly selfHeal?: boolean;
  /** If true, pruning may delete all objects of the application. @default false: an empty source is a mistake */
  readonly allowEmpty?: boolean;
}

/**
 * Attempts after a failed sync.
 *
 * @example
 * ```ts
 * const argoRetry: ArgoRetry = { limit: 3, backoff: { duration: "10s", factor: 2, maxDuration: "5m" } };
 * ```
 */
export interface ArgoRetry {
  /** Number of attempts after a failed sync. -1 means no limit. @default 5 */
  readonly limit?: number;
  readonly backoff?: {
    /** Time before the first attempt, for instance `5s`. @default "5s" */
    readonly duration?: string;
    /** Factor that multiplies the waiting time after each attempt. @default 2 */
    readonly factor?: number;
    /** Longest time between attempts. @default "3m" */
    readonly maxDuration?: string;
  };
  /** If true, each attempt uses the newest revision instead of the revision that failed. @default false */
  readonly refresh?: boolean;
}

/**
 * https://argo-cd.readthedocs.io/en/stable/user-guide/sync-options/ There is no `CreateNamespace`, because a Tenant owns its namespace.
 *
 * @example
 * ```ts
 * const syncOptions: ArgoSyncOptions = { PruneLast: true, ServerSideApply: true };
 * ```
 */
export interface ArgoSyncOptions {
  readonly ApplyOutOfSyncOnly?: boolean;
  readonly ClientSideApplyMigration?: boolean;
  readonly FailOnSharedResource?: boolean;
  readonly PruneLast?: boolean;
  readonly PrunePropagationPolicy?: "foreground" | "background" | "orphan";
  readonly Replace?: boolean;
  readonly RespectIgnoreDifferences?: boolean;
  readonly ServerSideApply?: boolean;
  readonly SkipDryRunOnMissingResource?: boolean;
  readonly Validate?: boolean;
}

/**
 * Differences that Argo CD ignores: https://argo-cd.readthedocs.io/en/stable/user-guide/diffing/
 *
 * @example
 * ```ts
 * const argoIgnoredDifference: ArgoIgnoredDifference = { group: "apps", kind: "Deployment", jsonPointers: ["/spec/replicas"] };
 * ```
 */
export interface ArgoIgnoredDifference {
  /** API group of the objects. @default the core group */
  readonly group?: string;
  /** Kind of the objects. */
  readonly kind: string;
  /** Name of a single object. @default every name */
  readonly name?: string;
  /** Fields to ignore, as RFC 6901 pointers such as `/spec/replicas`. @default none */
  readonly jsonPointers?: readonly string[];
  /** Fields to ignore, as jq paths such as `.spec.template.spec.initContainers[]`. @default none */
  readonly jqPathExpressions?: readonly string[];
  /** Field managers, for instance `kube-controller-manager`. Argo CD ignores the changes of these managers. @default none */
  readonly managedFieldsManagers?: readonly string[];
}

/** Renders `spec.syncPolicy`. */
export function renderSyncPolicy({ automated = {}, retry = {}, syncOptions = {} }: ArgoSyncPolicy) {
  const { limit = 5, backoff: { duration = "5s", factor = 2, maxDuration = "3m" } = {}, refresh } = retry;
  const options = { FailOnSharedResource: true, ...syncOptions };
  return {
    ...(automated !== false && { automated: { prune: true, selfHeal: true, allowEmpty: false, ...automated } }),
    retry: { limit, backoff: { duration, factor, maxDuration }, ...(refresh !== undefined && { refresh }) },
    syncOptions: Object.entries(options).map(([name, value]) => `${name}=${String(value)}`),
  };
}

const duration = /^(\d+(h|m|s|ms))+$/;

/** Lists the mistakes in a sync policy. */
export function checkSyncPolicy({ retry: { limit, backoff = {} } = {} }: ArgoSyncPolicy): Problem[] {
  const form = 'a duration such as "30s" or "3m"';
  return [
    ...whole("syncPolicy.retry.limit", limit, { min: -1 }),
    ...whole("syncPolicy.retry.backoff.factor", backoff.factor, { min: 1 }),
    ...matches("syncPolicy.retry.backoff.duration", backoff.duration, duration, form),
    ...matches("syncPolicy.retry.backoff.maxDuration", backoff.maxDuration, duration, form),
  ];
}

/** Lists the mistakes in ignored differences. */
export function checkIgnored(ignored: readonly ArgoIgnoredDifference[] = []): Problem[] {
  return ignored.flatMap((one, index) => {
    const { jsonPointers, jqPathExpressions, managedFieldsManagers } = one;
    const path = `ignoreDifferences[${index}]`;
    const all = { jsonPointers, jqPathExpressions, managedFieldsManagers };
    return [
      ...collectProblems([
        Object.values(all).every((value) => value === undefined) &&
          expected(path, `at least one of ${Object.keys(all).join(", ")}`, Object.keys(one)),
      ]),
      ...Object.entries(all).flatMap(([name, value]) =>
        notEmpty(`${path}.${name}`, value, "entry", "add an entry, or remove the option"),
      ),
      ...matches(`${path}.kind`, one.kind, /./, "a kind"),
      ...(jsonPointers ?? []).flatMap((pointer, at) =>
        matches(`${path}.jsonPointers[${at}]`, pointer, /^\//, 'a pointer that begins with "/"'),
      ),
      ...Object.entries({ jqPathExpressions, managedFieldsManagers }).flatMap(([name, entries]) =>
        (entries ?? []).flatMap((entry, at) => matches(`${path}.${name}[${at}]`, entry, /\S/, "a text")),
      ),
      ...(jqPathExpressions ?? []).flatMap((expression, at) =>
        isBalanced(expression)
          ? []
          : [expected(`${path}.jqPathExpressions[${at}]`, "a jq expression whose brackets all close", expression)],
      ),
    ];
  });
}

/** Reports whether all brackets of an expression are closed. Brackets inside texts do not count. */
function isBalanced(expression: string): boolean {
  const brackets = expression.replaceAll(/"(?:[^"\\]|\\.)*"/g, "").replaceAll(/[^()[\]{}]/g, "");
  const inner = brackets.replaceAll(/\(\)|\[\]|\{\}/g, "");
  return inner === brackets ? brackets === "" : isBalanced(inner);
}
