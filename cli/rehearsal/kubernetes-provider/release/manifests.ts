import { parse, type ScalarTag } from "yaml";
import { isRecord, type JsonObject, recordsAt, textAt } from "../../kubernetes/object";

/** One object of a rendered chart. */
export interface Manifest {
  readonly object: JsonObject;
  /** From a chart's `crds/` folder: not part of the release, so it outlives an uninstall. */
  readonly fromCrdsFolder: boolean;
}

/** Helm's own order of installation (https://github.com/helm/helm/blob/main/pkg/release/v1/util/kind_sorter.go). */
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

/** Where a kind stands in Helm's order: unknown kinds come last, and webhooks after everything they may call. */
export function installRank(kind: string): number {
  const rank = installOrder.indexOf(kind);
  return rank < 0 ? installOrder.length : rank;
}

/** Groups manifests into Helm's order; what is in one group can be applied side by side. */
export function installGroups(manifests: readonly Manifest[]): Manifest[][] {
  const groups = new Map<number, Manifest[]>();
  for (const manifest of manifests) {
    const rank = manifest.fromCrdsFolder ? -1 : installRank(textAt(manifest.object, "kind"));
    groups.set(rank, [...(groups.get(rank) ?? []), manifest]);
  }
  return [...groups].toSorted(([first], [second]) => first - second).map(([, group]) => group);
}

/** Numbers such as 0644 are octal in charts, as in Go's YAML. */
const octal: ScalarTag = {
  identify: () => false,
  default: true,
  tag: "tag:yaml.org,2002:int",
  test: /^0[0-7]+$/,
  resolve: (text) => Number.parseInt(text, 8),
};

/** Reads one YAML document as Go's YAML would: octal file modes, merge keys. */
export function parseManifest(text: string): unknown {
  return parse(text, { merge: true, customTags: (tags) => [octal, ...tags] });
}

/** Splits rendered YAML into its objects; a `List` gives its items. */
export function splitManifests(rendered: string): Manifest[] {
  return rendered.split(/^---(?:[ \t].*)?$/m).flatMap((document) => {
    const fromCrdsFolder = /^# Source: [^/\n]+\/(?:charts\/[^/\n]+\/)*crds\//m.test(document);
    return objectsIn(parseManifest(document)).map((object) => ({ object, fromCrdsFolder }));
  });
}

function objectsIn(parsed: unknown): JsonObject[] {
  if (!isRecord(parsed)) {
    return [];
  }
  if (textAt(parsed, "kind") === "List") {
    return recordsAt(parsed, "items") as JsonObject[];
  }
  return textAt(parsed, "kind") === "" ? [] : [parsed as JsonObject];
}
