import type { Grant, Rule, Subject } from "./declared";

/** "May a subject do this?", in a namespace or in the whole cluster. */
export interface Question {
  readonly verb: string;
  /** `""` is the core group. */
  readonly group: string;
  /** For instance `pods`, or with a subresource `pods/log`. */
  readonly resource: string;
  readonly name?: string;
  readonly namespace?: string;
}

/** The lowest of a tenant's standard roles that may do something. */
export type Least = "admin" | "editor" | "viewer" | "nobody";

/** The permissions that a tenant's `admin`, `editor` and `viewer` promise by their names, whatever their rules say. */
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

/** Cluster-wide permissions that nobody in a tenant may have. */
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

/** Returns the lowest standard role that may do something; undefined if the names of the roles do not say. */
export function leastRole({ group, resource, verb }: Question): Least | undefined {
  return meant.find((row) => row[0] === verb && row[1] === resource && row[2] === group)?.[3];
}

/** Lists the questions about a subject: the usual ones in its namespace, in another one and in the cluster, and all its rules. */
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

/** Reports whether the program intends to allow a subject something. */
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

/** Evaluates a rule without wildcards, as Kubernetes does: https://kubernetes.io/docs/reference/access-authn-authz/rbac/ */
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

/** Writes a question for a message: `create pods/exec in shop`. */
export function questionText({ group, name, namespace, resource, verb }: Question): string {
  const what = [resource, group].filter(Boolean).join(".");
  const place = namespace === undefined ? "in the whole cluster" : `in ${namespace}`;
  return [verb, what, ...(name === undefined ? [] : [name]), place].join(" ");
}
