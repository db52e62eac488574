import { parse, type ScalarTag } from "yaml";
import { isRecord, text } from "../../../values";
import type { JsonObject } from "../../kubernetes";

/** One object of a rendered chart. */
export interface Manifest {
  readonly object: JsonObject;
  /** Whether it is from a chart's `crds/` folder. Such an object is not part of the release and outlives it. */
  readonly fromCrdsFolder: boolean;
}

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

/** Reads numbers such as 0644 as octal, as Go's YAML does. */
const octal: ScalarTag = {
  identify: () => false,
  default: true,
  tag: "tag:yaml.org,2002:int",
  test: /^0[0-7]+$/,
  resolve: (digits) => Number.parseInt(digits, 8),
};

/** Reads one YAML document as Go's YAML does: with octal file modes and merge keys. */
export function parseManifest(document: string): unknown {
  return parse(document, { merge: true, customTags: (tags) => [octal, ...tags] });
}

/** Splits rendered YAML into its objects, and a `List` into its items. */
export function splitManifests(rendered: string): Manifest[] {
  return rendered.split(/^---(?:[ \t].*)?$/m).flatMap((document) => {
    const fromCrdsFolder = /^# Source: [^/\n]+\/(?:charts\/[^/\n]+\/)*crds\//m.test(document);
    return objectsIn(parseManifest(document)).map((object) => ({ object, fromCrdsFolder }));
  });
}

function objectsIn(parsed: unknown): JsonObject[] {
  if (!isManifest(parsed)) {
    return [];
  }
  const { items, kind } = parsed;
  return kind === "List" && Array.isArray(items) ? items.filter((item) => isRecord(item)) : [parsed];
}

/** Parsed YAML holds nothing but JSON. */
function isManifest(parsed: unknown): parsed is JsonObject {
  return text(parsed, "kind") !== undefined;
}
