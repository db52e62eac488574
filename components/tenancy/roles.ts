import type { TenantRule } from "./rule";

/** The roles that every tenant has. */
export type StandardRole = "admin" | "editor" | "viewer";

const look = ["get", "list", "watch"];
const change = ["create", "update", "patch", "delete", "deletecollection"];

/** The kinds of objects of which workloads consist. */
const workloads: readonly TenantRule[] = [
  {
    apiGroups: ["apps"],
    resources: ["deployments", "deployments/scale", "statefulsets", "statefulsets/scale", "daemonsets", "replicasets"],
    verbs: [],
  },
  { apiGroups: ["batch"], resources: ["jobs", "cronjobs"], verbs: [] },
  { apiGroups: [""], resources: ["services", "configmaps", "persistentvolumeclaims"], verbs: [] },
  { apiGroups: ["networking.k8s.io"], resources: ["ingresses"], verbs: [] },
  { apiGroups: ["autoscaling"], resources: ["horizontalpodautoscalers"], verbs: [] },
  { apiGroups: ["policy"], resources: ["poddisruptionbudgets"], verbs: [] },
];

/** Allows reading workloads, their state and their limits, but no secrets. */
const looking: readonly TenantRule[] = [
  ...workloads.map((rule) => ({ ...rule, verbs: look })),
  {
    apiGroups: [""],
    resources: ["pods", "pods/log", "events", "serviceaccounts", "resourcequotas", "limitranges"],
    verbs: look,
  },
  { apiGroups: ["events.k8s.io"], resources: ["events"], verbs: look },
  { apiGroups: ["networking.k8s.io"], resources: ["networkpolicies"], verbs: look },
];

const editing: readonly TenantRule[] = [
  ...looking,
  ...workloads.map((rule) => ({ ...rule, verbs: change })),
  { apiGroups: [""], resources: ["pods"], verbs: ["delete"] },
  { apiGroups: [""], resources: ["pods/eviction"], verbs: ["create"] },
];

/** Also allows writing secrets (but not reading them), managing service accounts, and reading role bindings. */
const administering: readonly TenantRule[] = [
  ...editing,
  { apiGroups: [""], resources: ["secrets"], verbs: ["create", "update", "patch", "delete"] },
  { apiGroups: [""], resources: ["serviceaccounts"], verbs: change },
  { apiGroups: ["rbac.authorization.k8s.io"], resources: ["roles", "rolebindings"], verbs: look },
];

/** The rules of each standard role. No role may change the guard rails: quota, limits and policies. */
export const standardRoles: Readonly<Record<StandardRole, readonly TenantRule[]>> = {
  admin: administering,
  editor: editing,
  viewer: looking,
};
