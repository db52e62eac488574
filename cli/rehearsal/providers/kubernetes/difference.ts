import { isRecord, type JsonObject } from "./object";

/** One place where two values differ. */
export interface Difference {
  /** Keys from the top; numbers are list positions. */
  readonly path: readonly (string | number)[];
  readonly kind: "add" | "delete" | "update";
}

/** Where `news` differs from `olds`. A null counts as absent. */
export function differences(olds: unknown, news: unknown, path: readonly (string | number)[] = []): Difference[] {
  const before = olds ?? undefined;
  const after = news ?? undefined;
  if (before === undefined && after === undefined) return [];
  if (before === undefined) return [{ path, kind: "add" }];
  if (after === undefined) return [{ path, kind: "delete" }];
  if (Array.isArray(before) && Array.isArray(after)) {
    return positions(before, after).flatMap((index) => differences(before[index], after[index], [...path, index]));
  }
  if (isRecord(before) && isRecord(after)) {
    const keys = new Set([...Object.keys(before), ...Object.keys(after)]);
    return [...keys].flatMap((key) => differences(before[key], after[key], [...path, key]));
  }
  return before === after ? [] : [{ path, kind: "update" }];
}

function positions(before: readonly unknown[], after: readonly unknown[]): number[] {
  return Array.from({ length: Math.max(before.length, after.length) }, (_, index) => index);
}

/** Writes a path as the engine does: `spec.ports[0].name`, `metadata.labels["app.kubernetes.io/name"]`. */
export function propertyPath(path: readonly (string | number)[]): string {
  return path.reduce<string>((text, key) => {
    if (typeof key === "number") return `${text}[${key}]`;
    if (!/^[A-Za-z_$][\w$]*$/.test(key)) return `${text}[${JSON.stringify(key)}]`;
    return text === "" ? key : `${text}.${key}`;
  }, "");
}

/** True when a path lies at or below a dotted prefix, or above it (so that removing all of `spec` counts). */
export function touches(path: readonly (string | number)[], prefix: string): boolean {
  const keys = path.filter((key): key is string => typeof key === "string");
  return prefix.split(".").every((key, index) => index >= keys.length || keys[index] === key);
}

/** A group, a kind and what cannot be changed there without a new object. */
interface ReplaceRule {
  readonly group: string;
  readonly kind: string;
  readonly paths: readonly string[];
}

/** What a provider's settings say about configuration that the real one treats as immutable. */
export interface Mutability {
  readonly configMaps: boolean;
  readonly secrets: boolean;
}

/**
 * What the API server refuses to change, or the real provider replaces
 * (https://www.pulumi.com/registry/packages/kubernetes/how-to-guides/managing-resources-with-server-side-apply/).
 */
const replaceRules: readonly ReplaceRule[] = [
  { group: "apps", kind: "Deployment", paths: ["spec.selector"] },
  { group: "apps", kind: "DaemonSet", paths: ["spec.selector"] },
  {
    group: "apps",
    kind: "StatefulSet",
    paths: ["spec.selector", "spec.serviceName", "spec.podManagementPolicy", "spec.volumeClaimTemplates"],
  },
  { group: "batch", kind: "Job", paths: ["spec.completions", "spec.parallelism", "spec.selector", "spec.template"] },
  {
    group: "",
    kind: "PersistentVolumeClaim",
    paths: ["spec.accessModes", "spec.selector", "spec.storageClassName", "spec.volumeName", "spec.volumeMode"],
  },
  { group: "", kind: "PersistentVolume", paths: ["spec.csi", "spec.hostPath", "spec.local", "spec.nfs"] },
  { group: "", kind: "Pod", paths: ["spec"] },
  { group: "", kind: "ResourceQuota", paths: ["spec.scopes"] },
  { group: "", kind: "Service", paths: ["spec.clusterIP"] },
  { group: "", kind: "Secret", paths: ["type"] },
  { group: "rbac.authorization.k8s.io", kind: "RoleBinding", paths: ["roleRef"] },
  { group: "rbac.authorization.k8s.io", kind: "ClusterRoleBinding", paths: ["roleRef"] },
  {
    group: "storage.k8s.io",
    kind: "StorageClass",
    paths: ["parameters", "provisioner", "reclaimPolicy", "volumeBindingMode"],
  },
  { group: "scheduling.k8s.io", kind: "PriorityClass", paths: ["value", "preemptionPolicy"] },
  { group: "node.k8s.io", kind: "RuntimeClass", paths: ["handler"] },
];

/** The dotted paths whose change needs a new object. */
function replacePaths(inputs: JsonObject, mutability: Mutability): string[] {
  const apiVersion = typeof inputs.apiVersion === "string" ? inputs.apiVersion : "";
  const group = apiVersion.includes("/") ? apiVersion.slice(0, apiVersion.indexOf("/")) : "";
  const rule = replaceRules.find((candidate) => candidate.group === group && candidate.kind === inputs.kind);
  const data = group === "" && dataIsImmutable(inputs, mutability) ? ["data", "binaryData", "stringData"] : [];
  return ["kind", "metadata.name", "metadata.namespace", ...(rule?.paths ?? []), ...data];
}

function dataIsImmutable(inputs: JsonObject, mutability: Mutability): boolean {
  if (inputs.kind === "ConfigMap") return inputs.immutable === true || !mutability.configMaps;
  if (inputs.kind === "Secret") return inputs.immutable === true || !mutability.secrets;
  return false;
}

/** What an engine needs to know about a change. */
export interface Verdict {
  readonly differences: readonly Difference[];
  readonly replaces: readonly string[];
}

/** Compares two inputs of one object and says which changes need a new one. */
export function compareInputs(olds: JsonObject, news: JsonObject, mutability: Mutability): Verdict {
  const found = differences(olds, news);
  const immutable = replacePaths(news, mutability);
  const replacing = found.filter(({ path }) => immutable.some((prefix) => touches(path, prefix)));
  return { differences: found, replaces: replacing.map(({ path }) => propertyPath(path)) };
}
