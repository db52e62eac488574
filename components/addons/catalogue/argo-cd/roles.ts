import type { GroupKind } from "../../../capabilities";
import { clusterKinds } from "../../chart-reach";

/**
 * A rule of a ClusterRole.
 *
 * @example
 * ```ts
 * const clusterRule: ClusterRule = { apiGroups: ["cert-manager.io"], resources: ["certificates"], verbs: ["get", "create", "update", "delete"] };
 * ```
 */
export interface ClusterRule {
  /** API groups. `""` is the core group. */
  readonly apiGroups: readonly string[];
  /** Resources, for instance `certificates`. */
  readonly resources: readonly string[];
  /** Allowed verbs, for instance `get`. */
  readonly verbs: readonly string[];
}

/**
 * Kinds that applications may contain: the namespaced kinds of workloads. Secrets are left out, because ExternalSecrets create them. Roles, quotas
 * and policies are left out, because they belong to the platform.
 */
const deployed: Kinds = {
  "": ["ConfigMap", "PersistentVolumeClaim", "ServiceAccount", "Service"],
  apps: ["DaemonSet", "Deployment", "StatefulSet"],
  autoscaling: ["HorizontalPodAutoscaler"],
  batch: ["CronJob", "Job"],
  "external-secrets.io": ["ExternalSecret"],
  "keda.sh": ["ScaledJob", "ScaledObject", "TriggerAuthentication"],
  "monitoring.coreos.com": ["PodMonitor", "PrometheusRule", "ServiceMonitor"],
  "networking.k8s.io": ["Ingress"],
  policy: ["PodDisruptionBudget"],
};

/** Other kinds that Argo CD shows. Controllers create them for applications, or applications depend on them. */
const shown: Kinds = {
  "": ["Event", "LimitRange", "Namespace", "Node", "PersistentVolume", "Pod", "ResourceQuota"],
  apps: ["ControllerRevision", "ReplicaSet"],
  "networking.k8s.io": ["IngressClass", "NetworkPolicy"],
};

/** Kinds that controllers create for applications. The tree of an application shows them. */
const created: Kinds = { "": ["Pod"], apps: ["ControllerRevision", "ReplicaSet"] };

const changed = ["create", "delete", "get", "list", "patch", "update", "watch"];

/** Kinds by API group. */
type Kinds = Readonly<Record<string, readonly string[]>>;

function rules(kinds: Kinds, verbs: readonly string[]): ClusterRule[] {
  return Object.entries(kinds).map(([group, each]) => ({ apiGroups: [group], resources: each.map(pluralOf), verbs }));
}

/** Returns the name of a kind in the API: `ingresses` for Ingress. */
function pluralOf(kind: string): string {
  const name = kind.toLowerCase();
  if (name.endsWith("y")) {
    return name.replace(/y$/, "ies");
  }
  return name.endsWith("s") ? `${name}es` : `${name}s`;
}

function listed(kinds: Kinds): GroupKind[] {
  return Object.entries(kinds).flatMap(([group, each]) => each.map((kind) => ({ group, kind })));
}

/** Kinds that controllers create for applications. */
export const shownKinds: readonly GroupKind[] = listed(created);

/** Additional kinds that applications may contain if value files may be encrypted. */
const decrypted: Kinds = { "": ["Secret"] };

/** More namespaced kinds that charts of add-ons contain: Secrets, certificates, roles of service accounts, and Prometheus. */
const ofAddons: Kinds = {
  "": ["Secret"],
  "cert-manager.io": ["Certificate", "Issuer"],
  "monitoring.coreos.com": ["Alertmanager", "Prometheus"],
  "networking.k8s.io": ["NetworkPolicy"],
  "rbac.authorization.k8s.io": ["Role", "RoleBinding"],
};

/** Namespaced kinds that the controller may write for add-ons. */
export const addonKinds: readonly GroupKind[] = listed(ofAddons);

/**
 * The controller's rules for add-ons that Argo CD runs. To write a role, an account needs all permissions of that role, or the verbs `escalate` and
 * `bind`: https://kubernetes.io/docs/reference/access-authn-authz/rbac/#privilege-escalation-prevention-and-bootstrapping
 */
export const addonRules: readonly ClusterRule[] = [
  ...rules(ofAddons, changed),
  ...rules(byGroup(clusterKinds), changed),
  {
    apiGroups: ["rbac.authorization.k8s.io"],
    resources: ["clusterroles", "roles"],
    verbs: ["bind", "escalate"],
  },
];

function byGroup(kinds: readonly GroupKind[]): Kinds {
  const groups = [...new Set(kinds.map(({ group }) => group))];
  const kindsOf = (group: string) => kinds.filter((one) => one.group === group).map(({ kind }) => kind);
  return Object.fromEntries(groups.map((group) => [group, kindsOf(group)]));
}

/** Returns the kinds that applications may contain. */
export function deployedKinds(decrypts: boolean): GroupKind[] {
  return [...listed(deployed), ...(decrypts ? listed(decrypted) : [])];
}

/** Returns the rules of the application controller in every namespace, including the rules that a stack adds. */
export function controllerRules(added: readonly ClusterRule[], decrypts = false): ClusterRule[] {
  const written = decrypts ? rules(decrypted, changed) : [];
  return [
    ...rules(deployed, changed),
    ...written,
    ...rules(shown, ["get", "list", "watch"]),
    { apiGroups: [""], resources: ["events"], verbs: ["create", "patch"] },
    ...added,
  ];
}

/** Returns the rules of the server in every namespace. Argo CD's own roles decide which rules a signed-in user can use. */
export function serverRules(): ClusterRule[] {
  return [
    ...rules(deployed, ["delete", "get", "patch"]),
    ...rules(shown, ["get", "list"]),
    { apiGroups: [""], resources: ["pods"], verbs: ["delete"] },
    { apiGroups: [""], resources: ["pods/log"], verbs: ["get"] },
    { apiGroups: ["batch"], resources: ["jobs"], verbs: ["create"] },
  ];
}
