import type { Capability } from "./capability";

/**
 * A kind of object, without its version; `""` is the core group.
 *
 * @example
 * ```ts
 * const groupKind: GroupKind = { group: "gateway.networking.k8s.io", kind: "HTTPRoute" };
 * ```
 */
export interface GroupKind {
  readonly group: string;
  readonly kind: string;
}

/**
 * A step of an add-on's hand-over to Argo CD and back. To hand over, deploy `prepare`, then `run`. To go back, deploy `let-go`, then
 * `take-back`, then no step.
 */
export type HandOver =
  /** Pulumi's Helm release stays, but deleting it no longer deletes its objects. */
  | "prepare"
  /** Argo CD runs the add-on, and an Application replaces the release. */
  | "run"
  /** Argo CD keeps the add-on but changes nothing, and deleting the Application no longer deletes its objects. */
  | "let-go"
  /** Pulumi's Helm release takes over the existing objects. */
  | "take-back";

/**
 * Argo CD: the kinds AppProject, Application and ApplicationSet, and the controllers that serve them.
 *
 * @example
 * ```ts
 * const argo: ArgoCd = {
 *   namespace: "argocd",
 *   apiVersion: "argoproj.io/v1alpha1",
 *   server: "https://kubernetes.default.svc",
 *   deploys: [{ group: "apps", kind: "Deployment" }, { group: "", kind: "Service" }],
 *   shows: [{ group: "apps", kind: "ReplicaSet" }, { group: "", kind: "Pod" }],
 * };
 * ```
 */
export interface ArgoCd {
  /** The namespace in which it reads these kinds, and the credentials of repositories. */
  readonly namespace: string;
  /** `apiVersion` of its kinds. */
  readonly apiVersion: string;
  /** Address that it uses for its own cluster. */
  readonly server: string;
  /** Kinds that its controller may write in tenants' namespaces. */
  readonly deploys: readonly GroupKind[];
  /** More kinds that Argo CD shows, because controllers create them from the deployed objects. */
  readonly shows: readonly GroupKind[];
  /** Name of the plugin that renders charts with value files that SOPS encrypted. @default none: value files must not be encrypted */
  readonly decrypter?: string;
  /** Add-ons of the platform that it runs, or that are being handed over, by name. @default none */
  readonly addons?: Readonly<Record<string, HandOver>>;
  /** Kinds with a namespace that its controller may write for these add-ons. @default none */
  readonly addonKinds?: readonly GroupKind[];
}

/**
 * Deletes the objects of an application before the Application itself. The form without the path means the same, but the API server warns
 * about it. https://argo-cd.readthedocs.io/en/stable/user-guide/app_deletion/
 */
export const cascadeFinalizer = "resources-finalizer.argocd.argoproj.io/foreground";

/** Applications from Git, charts and overlays. */
export const gitOps: Capability<ArgoCd, "one"> = {
  name: "gitops",
  valueType: "ArgoCd",
  cardinality: "one",
  summary: "Argo CD's kinds (AppProject, Application, ApplicationSet)",
  builtin: "excludes",
};
