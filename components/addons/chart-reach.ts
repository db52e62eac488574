import type { GroupKind } from "../capabilities";

/** A cluster-scoped kind in charts of add-ons. */
export type ClusterKind =
  | "APIService"
  | "ClusterRole"
  | "ClusterRoleBinding"
  | "CustomResourceDefinition"
  | "IngressClass"
  | "MutatingWebhookConfiguration"
  | "ValidatingAdmissionPolicy"
  | "ValidatingAdmissionPolicyBinding"
  | "ValidatingWebhookConfiguration";

const groups: Readonly<Record<ClusterKind, string>> = {
  APIService: "apiregistration.k8s.io",
  ClusterRole: "rbac.authorization.k8s.io",
  ClusterRoleBinding: "rbac.authorization.k8s.io",
  CustomResourceDefinition: "apiextensions.k8s.io",
  IngressClass: "networking.k8s.io",
  MutatingWebhookConfiguration: "admissionregistration.k8s.io",
  ValidatingAdmissionPolicy: "admissionregistration.k8s.io",
  ValidatingAdmissionPolicyBinding: "admissionregistration.k8s.io",
  ValidatingWebhookConfiguration: "admissionregistration.k8s.io",
};

/**
 * The objects that an add-on's chart creates outside the add-on's namespace.
 *
 * @example
 * ```ts
 * const chartReach: ChartReach = { clusterKinds: ["ClusterRole", "ClusterRoleBinding"], namespaces: ["kube-system"] };
 * ```
 */
export interface ChartReach {
  /** All cluster-scoped kinds in the chart's templates and in its `crds/` folder. */
  readonly clusterKinds: readonly ClusterKind[];
  /** Other namespaces in which the chart creates objects. @default none */
  readonly namespaces?: readonly string[];
}

/** Returns cluster-scoped kinds with their API groups. */
export function withGroups(kinds: readonly ClusterKind[]): GroupKind[] {
  return kinds.map((kind) => ({ group: groups[kind], kind }));
}

/** All cluster-scoped kinds of add-ons. Argo CD's controller may write them if it runs add-ons. */
export const clusterKinds: readonly GroupKind[] = Object.entries(groups).map(([kind, group]) => ({ group, kind }));
