/** A rule of a ClusterRole. */
export interface ClusterRule {
  readonly apiGroups: readonly string[];
  readonly resources: readonly string[];
  readonly verbs: readonly string[];
}

/**
 * What applications consist of: kinds in namespaces that run workloads. No Secrets, which come by way of ExternalSecrets, and
 * nothing that says who may do what: roles, quotas and policies are the platform's.
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

/** What is shown beside it: what controllers make of applications, and where these run. */
const shown: Readonly<Record<string, readonly string[]>> = {
  "": ["events", "limitranges", "namespaces", "nodes", "persistentvolumes", "pods", "resourcequotas"],
  apps: ["controllerrevisions", "replicasets"],
  "networking.k8s.io": ["ingressclasses", "networkpolicies"],
};

function rules(kinds: Readonly<Record<string, readonly string[]>>, verbs: readonly string[]): ClusterRule[] {
  return Object.entries(kinds).map(([group, resources]) => ({ apiGroups: [group], resources, verbs }));
}

/** What the application controller may do in every namespace, with the rules that a stack adds. */
export function controllerRules(added: readonly ClusterRule[]): ClusterRule[] {
  return [
    ...rules(deployed, ["create", "delete", "get", "list", "patch", "update", "watch"]),
    ...rules(shown, ["get", "list", "watch"]),
    { apiGroups: [""], resources: ["events"], verbs: ["create", "patch"] },
    ...added,
  ];
}

/** What the server may do in every namespace for those who are signed in, as far as Argo CD's own roles let them. */
export function serverRules(): ClusterRule[] {
  return [
    ...rules(deployed, ["delete", "get", "patch"]),
    ...rules(shown, ["get", "list"]),
    { apiGroups: [""], resources: ["pods"], verbs: ["delete"] },
    { apiGroups: [""], resources: ["pods/log"], verbs: ["get"] },
    { apiGroups: ["batch"], resources: ["jobs"], verbs: ["create"] },
  ];
}
