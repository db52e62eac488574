import type { Capability } from "./capability";

/**
 * A kind of Kubernetes object, by group and name, for all versions. The group `""` is the core group.
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
  /** Pulumi's Helm release stays, but deleting the release no longer deletes the add-on's objects. */
  | "prepare"
  /** Argo CD runs the add-on, and an Application replaces the release. */
  | "run"
  /** Argo CD still owns the add-on but changes nothing. Deleting the Application no longer deletes the add-on's objects. */
  | "let-go"
  /** Pulumi's Helm release takes over the add-on's existing objects. */
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
  /** Argo CD's namespace. Argo CD reads its own kinds and the repositories' credentials only there. */
  readonly namespace: string;
  /** `apiVersion` of Argo CD's kinds. */
  readonly apiVersion: string;
  /** Address that Argo CD uses for the API server of this cluster. */
  readonly server: string;
  /** Kinds that Argo CD's controller may write in tenants' namespaces. */
  readonly deploys: readonly GroupKind[];
  /** More kinds that Argo CD shows. Controllers create objects of these kinds from the deployed objects. */
  readonly shows: readonly GroupKind[];
  /** Name of the plugin that renders charts with SOPS-encrypted value files. @default none: value files must not be encrypted */
  readonly decrypter?: string;
  /** Add-ons of the platform that Argo CD runs or that you are handing over, by name. @default none */
  readonly addons?: Readonly<Record<string, HandOver>>;
  /** Namespaced kinds that Argo CD's controller may write for the add-ons in `addons`. @default none */
  readonly addonKinds?: readonly GroupKind[];
}

/**
 * With this finalizer, Argo CD deletes the objects of an application before the Application. The finalizer without `/foreground` does the same, but
 * the API server warns about it. https://argo-cd.readthedocs.io/en/stable/user-guide/app_deletion/
 */
export const cascadeFinalizer = "resources-finalizer.argocd.argoproj.io/foreground";

/** Deployment of applications from Git, charts and overlays. */
export const gitOps: Capability<ArgoCd, "one"> = {
  name: "gitops",
  valueType: "ArgoCd",
  cardinality: "one",
  summary: "Argo CD's kinds (AppProject, Application, ApplicationSet)",
  builtin: "excludes",
};
