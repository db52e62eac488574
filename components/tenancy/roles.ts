import type { TenantRole, TenantRule } from "./access";

/** What somebody may do by being an admin, editor or viewer of a tenant. */
export type StandardRole = "admin" | "editor" | "viewer";

const look = ["get", "list", "watch"];
const change = ["create", "update", "patch", "delete", "deletecollection"];

/** Kinds that make up workloads. */
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

/** What explains the state of workloads, and what bounds them; nobody reads secrets. */
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

/** Admins also write secrets (they do not read them), keep service accounts, and see who has which role. */
const administering: readonly TenantRule[] = [
  ...editing,
  { apiGroups: [""], resources: ["secrets"], verbs: ["create", "update", "patch", "delete"] },
  { apiGroups: [""], resources: ["serviceaccounts"], verbs: change },
  { apiGroups: ["rbac.authorization.k8s.io"], resources: ["roles", "rolebindings"], verbs: look },
];

/** The rules of each standard role; guard rails (quota, limits, policies) are nobody's to change. */
export const standardRoles: Readonly<Record<StandardRole, TenantRole["rules"]>> = {
  admin: administering,
  editor: editing,
  viewer: looking,
};
