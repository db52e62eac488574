import { matches } from "./checks";
import { nearName } from "./near-name";
import { expected, type Problem, quote } from "./problems";

/** The part of a rule of a Role that names resources. */
interface ResourceRule {
  readonly apiGroups: readonly string[];
  readonly resources: readonly string[];
}

/** Lists the groups and resources of a rule that do not exist: Kubernetes' own by name, all others by their form. */
export function checkResources(path: string, { apiGroups, resources }: ResourceRule): Problem[] {
  return [
    ...apiGroups.flatMap((group, index) => checkGroup(`${path}.apiGroups[${index}]`, group)),
    ...resources.flatMap((resource, index) => checkResource(`${path}.resources[${index}]`, resource, apiGroups)),
  ];
}

/**
 * Checks an API group. It has no version, and the group of Pods has an empty name. Kubernetes accepts any other text and grants nothing.
 */
function checkGroup(path: string, group: string): Problem[] {
  const fix = group.includes("/") ? "leave out the version" : 'Pods, Secrets and Services have the group ""';
  const form = matches(path, group, /^(?!v\d)[-a-z0-9.]*$/, "an API group such as apps", fix);
  if (group === "*" || form.length > 0 || group.includes(".") || Object.hasOwn(resourcesOf, group)) {
    return group === "*" ? [] : form;
  }
  const known = Object.keys(resourcesOf).filter((one) => one !== "" && !one.includes("."));
  return [expected(path, `one of ${known.map(quote).join(", ")}, or a group with a domain`, group)];
}

/**
 * Resources of Kubernetes' own groups: https://kubernetes.io/docs/reference/kubernetes-api/. Other groups have a domain in their names.
 */
const resourcesOf: Readonly<Record<string, readonly string[]>> = {
  "": [
    "bindings",
    "componentstatuses",
    "configmaps",
    "endpoints",
    "events",
    "limitranges",
    "namespaces",
    "nodes",
    "persistentvolumeclaims",
    "persistentvolumes",
    "pods",
    "podtemplates",
    "replicationcontrollers",
    "resourcequotas",
    "secrets",
    "serviceaccounts",
    "services",
  ],
  apps: ["controllerrevisions", "daemonsets", "deployments", "replicasets", "statefulsets"],
  autoscaling: ["horizontalpodautoscalers"],
  batch: ["cronjobs", "jobs"],
  policy: ["poddisruptionbudgets"],
};

/** Kubernetes accepts names that no resource has, and grants nothing. */
function checkResource(path: string, resource: string, apiGroups: readonly string[]): Problem[] {
  const [name = ""] = resource.split("/");
  const isOwn = apiGroups.length > 0 && apiGroups.every((group) => Object.hasOwn(resourcesOf, group));
  const known = apiGroups.flatMap((group) => resourcesOf[group] ?? []);
  const meant = isOwn ? nearName(name.toLowerCase(), known) : undefined;
  const isKnown = resource === "*" || (isOwn ? known.includes(name) : /^[a-z0-9][-a-z0-9.]*$/.test(name));
  const fix = meant === undefined ? "kubectl api-resources lists them" : `did you mean ${quote(meant)}?`;
  return isKnown ? [] : [expected(path, "the plural of a resource in lower case, such as pods", resource, fix)];
}
