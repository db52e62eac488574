/** A rule of a ClusterRole. */
export interface ClusterRule {
  readonly apiGroups: readonly string[];
  readonly resources: readonly string[];
  readonly verbs: readonly string[];
}

/**
 * Kinds that applications contain: the namespaced kinds of workloads. Secrets are missing, because they come from ExternalSecrets;
 * so are roles, quotas and policies, which belong to the platform.
 */
const deployed: Readonly<Record<string, readonly string[]>> = {
  "": ["configmaps", "persistentvolumeclaims", "serviceaccounts", "services"],
  apps: ["daemonsets", "deployments", "statefulsets"],
  autoscaling: ["horizontalpodautoscalers"],
  batch: ["cronjobs", "jobs"],
  "external-secrets.io": ["externalsecrets"],
  "keda.sh": ["scaledjobs", "scaledobjects", "triggerauthentications"],
  "monitoring.coreos.com": ["podmonitors", "prometheusrules", "servicemonitors"],
  "networking.k8s.io": ["ingresses"],
  policy: ["poddisruptionbudgets"],
};

/** Kinds that Argo CD shows besides: those that controllers create for applications, and those that applications depend on. */
const shown: Readonly<Record<string, readonly string[]>> = {
  "": ["events", "limitranges", "namespaces", "nodes", "persistentvolumes", "pods", "resourcequotas"],
  apps: ["controllerrevisions", "replicasets"],
  "networking.k8s.io": ["ingressclasses", "networkpolicies"],
};

function rules(kinds: Readonly<Record<string, readonly string[]>>, verbs: readonly string[]): ClusterRule[] {
  return Object.entries(kinds).map(([group, resources]) => ({ apiGroups: [group], resources, verbs }));
}

/** Returns the rules of the application controller in every namespace, with those that a stack adds. */
export function controllerRules(added: readonly ClusterRule[]): ClusterRule[] {
  return [
    ...rules(deployed, ["create", "delete", "get", "list", "patch", "update", "watch"]),
    ...rules(shown, ["get", "list", "watch"]),
    { apiGroups: [""], resources: ["events"], verbs: ["create", "patch"] },
    ...added,
  ];
}

/** Returns the rules of the server in every namespace. Argo CD's own roles decide which of them a signed-in user can use. */
export function serverRules(): ClusterRule[] {
  return [
    ...rules(deployed, ["delete", "get", "patch"]),
    ...rules(shown, ["get", "list"]),
    { apiGroups: [""], resources: ["pods"], verbs: ["delete"] },
    { apiGroups: [""], resources: ["pods/log"], verbs: ["get"] },
    { apiGroups: ["batch"], resources: ["jobs"], verbs: ["create"] },
  ];
}
