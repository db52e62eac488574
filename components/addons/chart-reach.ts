import type { GroupKind } from "../capabilities";

/** A cluster-scoped kind that charts of add-ons contain. */
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
 * The objects that an add-on's chart has outside of the add-on's namespace.
 *
 * @example
 * ```ts
 * const chartReach: ChartReach = { clusterKinds: ["ClusterRole", "ClusterRoleBinding"], namespaces: ["kube-system"] };
 * ```
 */
export interface ChartReach {
  /** Every cluster-scoped kind in its templates and its `crds/`. */
  readonly clusterKinds: readonly ClusterKind[];
  /** Other namespaces with objects of the chart. @default none */
  readonly namespaces?: readonly string[];
}

/** Returns cluster-scoped kinds with their groups. */
export function withGroups(kinds: readonly ClusterKind[]): GroupKind[] {
  return kinds.map((kind) => ({ group: groups[kind], kind }));
}

/** All of these kinds, which Argo CD's controller may write if it runs add-ons. */
export const clusterKinds: readonly GroupKind[] = Object.entries(groups).map(([kind, group]) => ({ group, kind }));
