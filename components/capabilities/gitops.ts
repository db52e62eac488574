import type { Capability } from "./capability";

/** A kind of object, without its version; `""` is the core group. */
export interface GroupKind {
  readonly group: string;
  readonly kind: string;
}

/** Argo CD: the kinds AppProject, Application and ApplicationSet, and the controllers that serve them. */
export interface ArgoCd {
  /** The namespace in which it reads these kinds, and the credentials of repositories. */
  readonly namespace: string;
  /** `apiVersion` of its kinds. */
  readonly apiVersion: string;
  /** Address under which it knows its own cluster. */
  readonly server: string;
  /** Kinds that its controller may write in tenants' namespaces. */
  readonly deploys: readonly GroupKind[];
  /** Kinds that it shows beside them, because controllers make them from the others. */
  readonly shows: readonly GroupKind[];
  /** Name of the plugin that renders charts whose values SOPS encrypts. @default no file of values may be encrypted */
  readonly decrypter?: string;
}

/** Applications from Git, charts and overlays. */
export const gitOps: Capability<ArgoCd, "one"> = {
  name: "gitops",
  valueType: "ArgoCd",
  cardinality: "one",
  summary: "Argo CD's kinds (AppProject, Application, ApplicationSet)",
  builtin: "excludes",
};
