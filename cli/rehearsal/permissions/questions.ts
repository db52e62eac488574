import type { Grant, Rule, Subject } from "./declared";

/** May a subject do this? Without a namespace it is about the whole cluster. */
export interface Question {
  readonly verb: string;
  /** `""` is the core group. */
  readonly group: string;
  /** For instance `pods`, or with a subresource `pods/log`. */
  readonly resource: string;
  readonly name?: string;
  readonly namespace?: string;
}

/** The least of a tenant's standard roles that may do something. */
export type Least = "admin" | "editor" | "viewer" | "nobody";

/** What `admin`, `editor` and `viewer` of a tenant are meant to be, by their names, whatever their rules say. */
const meant: readonly (readonly [verb: string, resource: string, group: string, least: Least])[] = [
  ["get", "pods", "", "viewer"],
  ["get", "pods/log", "", "viewer"],
  ["list", "events", "", "viewer"],
  ["list", "deployments", "apps", "viewer"],
  ["list", "networkpolicies", "networking.k8s.io", "viewer"],
  ["get", "resourcequotas", "", "viewer"],
  ["create", "deployments", "apps", "editor"],
  ["patch", "statefulsets", "apps", "editor"],
  ["update", "deployments/scale", "apps", "editor"],
  ["create", "cronjobs", "batch", "editor"],
  ["patch", "configmaps", "", "editor"],
  ["delete", "pods", "", "editor"],
  ["create", "pods/eviction", "", "editor"],
  ["create", "secrets", "", "admin"],
  ["create", "serviceaccounts", "", "admin"],
  ["list", "rolebindings", "rbac.authorization.k8s.io", "admin"],
  ["get", "secrets", "", "nobody"],
  ["list", "secrets", "", "nobody"],
  ["watch", "secrets", "", "nobody"],
  ["create", "pods", "", "nobody"],
  ["create", "pods/exec", "", "nobody"],
  ["create", "pods/attach", "", "nobody"],
  ["update", "pods/ephemeralcontainers", "", "nobody"],
  ["create", "serviceaccounts/token", "", "nobody"],
  ["impersonate", "serviceaccounts", "", "nobody"],
  ["create", "roles", "rbac.authorization.k8s.io", "nobody"],
  ["create", "rolebindings", "rbac.authorization.k8s.io", "nobody"],
  ["patch", "resourcequotas", "", "nobody"],
  ["delete", "limitranges", "", "nobody"],
  ["delete", "networkpolicies", "networking.k8s.io", "nobody"],
  ["update", "services/status", "", "nobody"],
];

/** What nobody in a tenant is to do, of the whole cluster. */
const everywhere: readonly Question[] = [
  { verb: "list", group: "", resource: "nodes" },
  { verb: "get", group: "", resource: "nodes/proxy" },
  { verb: "list", group: "", resource: "secrets" },
  { verb: "create", group: "", resource: "namespaces" },
  { verb: "patch", group: "", resource: "persistentvolumes" },
  { verb: "create", group: "rbac.authorization.k8s.io", resource: "clusterrolebindings" },
  { verb: "update", group: "certificates.k8s.io", resource: "certificatesigningrequests/approval" },
  { verb: "patch", group: "admissionregistration.k8s.io", resource: "validatingwebhookconfigurations" },
];

/** Which standard role may do something at the least; undefined for what the names of the roles say nothing about. */
export function leastRole({ group, resource, verb }: Question): Least | undefined {
  return meant.find((row) => row[0] === verb && row[1] === resource && row[2] === group)?.[3];
}

/** The questions about a subject: the usual ones where it lives, elsewhere and in the cluster, and all that its rules name. */
export function questionsAbout(
  subject: Subject,
  grants: readonly Grant[],
  places: { readonly own: string; readonly elsewhere: string },
): Question[] {
  const usual = meant.map(([verb, resource, group]) => ({ verb, group, resource }));
  const mine = grants.filter((grant) => isHeldBy(grant, subject));
  const own = [...usual, ...mine.flatMap(({ rules }) => rules.flatMap(expanded))];
  const all = [
    ...own.map((question) => ({ ...question, namespace: places.own })),
    ...usual.map((question) => ({ ...question, namespace: places.elsewhere })),
    ...mine.flatMap(({ namespace, rules }) => (namespace === undefined ? rules.flatMap(expanded) : [])),
    ...everywhere,
  ];
  return [...new Map(all.map((question) => [questionText(question), question])).values()];
}

function expanded({ apiGroups, resources, resourceNames = [], verbs }: Rule): Question[] {
  const names = resourceNames.length === 0 ? [undefined] : resourceNames;
  return apiGroups.flatMap((group) =>
    resources.flatMap((resource) =>
      verbs.flatMap((verb) => names.map((name) => ({ verb, group, resource, ...(name !== undefined && { name }) }))),
    ),
  );
}

/** Whether a subject is meant to be allowed something, by all that the program grants it. */
export function isIntended(subject: Subject, question: Question, grants: readonly Grant[]): boolean {
  return grants.some(
    (grant) =>
      isHeldBy(grant, subject) &&
      (grant.namespace === undefined || grant.namespace === question.namespace) &&
      grantAllows(grant, question),
  );
}

const ranks: readonly Least[] = ["viewer", "editor", "admin"];

function grantAllows({ rules, standardRole }: Grant, question: Question): boolean {
  const least = standardRole === undefined ? undefined : leastRole(question);
  if (standardRole !== undefined && least !== undefined) {
    return least !== "nobody" && ranks.indexOf(standardRole) >= ranks.indexOf(least);
  }
  return rules.some((rule) => ruleAllows(rule, question));
}

/** As Kubernetes reads a rule that has no wildcards: https://kubernetes.io/docs/reference/access-authn-authz/rbac/ */
function ruleAllows(
  { apiGroups, resources, resourceNames = [], verbs }: Rule,
  { group, name, resource, verb }: Question,
): boolean {
  const named = resourceNames.length === 0 || (name !== undefined && resourceNames.includes(name));
  return apiGroups.includes(group) && resources.includes(resource) && verbs.includes(verb) && named;
}

function isHeldBy({ subjects }: Grant, subject: Subject): boolean {
  return subjects.some(
    ({ kind, name, namespace }) => kind === subject.kind && name === subject.name && namespace === subject.namespace,
  );
}

/** A question in words: `create pods/exec in shop`. */
export function questionText({ group, name, namespace, resource, verb }: Question): string {
  const what = [resource, group].filter(Boolean).join(".");
  const place = namespace === undefined ? "in the whole cluster" : `in ${namespace}`;
  return [verb, what, ...(name === undefined ? [] : [name]), place].join(" ");
}
