import type { Manifest } from "../../../charts";
import { text } from "../../../values";

/** Helm's order of installation: https://github.com/helm/helm/blob/main/pkg/release/v1/util/kind_sorter.go */
const installOrder = [
  "PriorityClass",
  "Namespace",
  "NetworkPolicy",
  "ResourceQuota",
  "LimitRange",
  "PodSecurityPolicy",
  "PodDisruptionBudget",
  "ServiceAccount",
  "Secret",
  "SecretList",
  "ConfigMap",
  "StorageClass",
  "PersistentVolume",
  "PersistentVolumeClaim",
  "CustomResourceDefinition",
  "ClusterRole",
  "ClusterRoleList",
  "ClusterRoleBinding",
  "ClusterRoleBindingList",
  "Role",
  "RoleList",
  "RoleBinding",
  "RoleBindingList",
  "Service",
  "DaemonSet",
  "Pod",
  "ReplicationController",
  "ReplicaSet",
  "Deployment",
  "HorizontalPodAutoscaler",
  "StatefulSet",
  "Job",
  "CronJob",
  "IngressClass",
  "Ingress",
  "APIService",
];

/** Returns a kind's position in Helm's order. Unknown kinds are last, so that webhooks follow everything they may call. */
export function installRank(kind: string): number {
  const rank = installOrder.indexOf(kind);
  return rank < 0 ? installOrder.length : rank;
}

/** Groups manifests in Helm's order; those of one group can be applied at the same time. */
export function installGroups(manifests: readonly Manifest[]): Manifest[][] {
  const groups = new Map<number, Manifest[]>();
  for (const manifest of manifests) {
    const rank = manifest.fromCrdsFolder ? -1 : installRank(text(manifest.object, "kind") ?? "");
    groups.set(rank, [...(groups.get(rank) ?? []), manifest]);
  }
  return [...groups].toSorted(([first], [second]) => first - second).map(([, group]) => group);
}
