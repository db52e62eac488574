import { matches } from "../checks";
import { expected, type Problem } from "../problems";
import type { TenantRule } from "../tenancy";

const look = ["get", "list", "watch"];
const change = ["create", "update", "patch", "delete", "deletecollection"];

/** The kinds of objects in charts and overlays. They include Secrets, because Helm stores its releases in Secrets. */
const brought: readonly Omit<TenantRule, "verbs">[] = [
  {
    apiGroups: [""],
    resources: ["configmaps", "persistentvolumeclaims", "pods", "secrets", "serviceaccounts", "services"],
  },
  { apiGroups: ["apps"], resources: ["daemonsets", "deployments", "statefulsets"] },
  { apiGroups: ["autoscaling"], resources: ["horizontalpodautoscalers"] },
  { apiGroups: ["batch"], resources: ["cronjobs", "jobs"] },
  { apiGroups: ["external-secrets.io"], resources: ["externalsecrets"] },
  { apiGroups: ["keda.sh"], resources: ["scaledjobs", "scaledobjects", "triggerauthentications"] },
  { apiGroups: ["monitoring.coreos.com"], resources: ["podmonitors", "prometheusrules", "servicemonitors"] },
  { apiGroups: ["networking.k8s.io"], resources: ["ingresses"] },
  { apiGroups: ["policy"], resources: ["poddisruptionbudgets"] },
];

/** The kinds that Pulumi reads to learn when the other objects are ready. */
const seen: readonly TenantRule[] = [
  { apiGroups: [""], resources: ["endpoints", "events", "pods/log"], verbs: look },
  { apiGroups: ["apps"], resources: ["controllerrevisions", "replicasets"], verbs: look },
  { apiGroups: ["discovery.k8s.io"], resources: ["endpointslices"], verbs: look },
  { apiGroups: ["events.k8s.io"], resources: ["events"], verbs: look },
];

/**
 * The kinds that a tenant's charts and overlays may write: the namespaced kinds of workloads. The list does not contain roles, quotas, limits and
 * network policies, because they are the tenant's guard rails.
 */
export const deployerRules: readonly TenantRule[] = [
  ...brought.map((rule) => ({ ...rule, verbs: [...look, ...change] })),
  ...seen,
];

/** Returns the rules for further resources. Each is written as `plural.group`. */
export function extraRules(resources: readonly string[]): TenantRule[] {
  return resources.map((resource) => {
    const [plural = "", ...group] = resource.split(".");
    return { apiGroups: [group.join(".")], resources: [plural], verbs: [...look, ...change] };
  });
}

/** Resources that limit a tenant. Nothing inside the tenant may change them. */
const guardRails =
  /^(resourcequotas|limitranges|networkpolicies\.networking\.k8s\.io|[a-z]+\.cilium\.io|[a-z]+\.(crd\.)?projectcalico\.org|[a-z]+\.policy\.networking\.k8s\.io)$/;

/** Lists the mistakes in the names of further resources. */
export function checkResources(path: string, resources: readonly string[]): Problem[] {
  return resources.flatMap((resource, index) => {
    const at = `${path}[${index}]`;
    const form = matches(
      at,
      resource,
      /^[a-z0-9]+(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/,
      'a resource with its group, such as "certificates.cert-manager.io"',
      "run kubectl api-resources to list the names",
    );
    return guardRails.test(resource)
      ? [
          expected(
            at,
            "a resource that does not limit the tenant",
            resource,
            "declare connections and quota in the program",
          ),
        ]
      : form;
  });
}
