import { at, type Fields, items, text } from "../../values";
import type { StateResource } from "../engine";

/** A user of the API server: a group of people, or a service account. */
export interface Subject {
  readonly kind: "Group" | "ServiceAccount";
  readonly name: string;
  /** Set for service accounts. */
  readonly namespace?: string;
}

/** A rule of a Kubernetes role. */
export interface Rule {
  readonly apiGroups: readonly string[];
  readonly resources: readonly string[];
  readonly verbs: readonly string[];
  readonly resourceNames?: readonly string[];
}

/** Permissions that a program grants to subjects. */
export interface Grant {
  readonly subjects: readonly Subject[];
  readonly rules: readonly Rule[];
  /** The namespace in which it applies. @default the whole cluster */
  readonly namespace?: string;
  /** Set for a tenant's standard roles, whose names define the intended permissions. */
  readonly standardRole?: "admin" | "editor" | "viewer";
}

/** A tenant's namespace, and the subjects to ask about. */
export interface TenantSubjects {
  readonly namespace: string;
  /** The Pod Security level that the namespace enforces. */
  readonly podSecurity: string;
  readonly subjects: readonly Subject[];
}

/** The parts of a program's binding that may point to nothing. */
export interface Binding {
  /** For instance `RoleBinding shop/web`. */
  readonly title: string;
  /** Set for a RoleBinding. */
  readonly namespace?: string;
  readonly role: { readonly kind: string; readonly name: string };
  readonly accounts: readonly Subject[];
  readonly groups: readonly string[];
}

/** Everything that a program declares about permissions. */
export interface Declared {
  readonly grants: readonly Grant[];
  readonly bindings: readonly Binding[];
  readonly tenants: readonly TenantSubjects[];
}

const rbac = "kubernetes:rbac.authorization.k8s.io/v1";

/** Reads tenants, their subjects and their grants from the state of a stack. */
export function declaredIn(state: readonly StateResource[]): Declared {
  const ofType = (type: string) => state.filter((resource) => resource.type === type).map(({ inputs = {} }) => inputs);
  const namespaces = ofType("kubernetes:core/v1:Namespace").filter(
    (inputs) => labelOf(inputs, "keelson.dev/tenant") !== "",
  );
  const names = new Set(namespaces.map(nameOf));
  const grants = [
    ...ofType(`${rbac}:RoleBinding`).map((binding) => grantOf(binding, ofType(`${rbac}:Role`), names)),
    ...ofType(`${rbac}:ClusterRoleBinding`).map((binding) => grantOf(binding, ofType(`${rbac}:ClusterRole`), names)),
  ].flatMap((grant) => grant ?? []);
  const accounts = ofType("kubernetes:core/v1:ServiceAccount").map(accountOf);
  const tenants = namespaces.map((inputs) => {
    const namespace = nameOf(inputs);
    const podSecurity = labelOf(inputs, "pod-security.kubernetes.io/enforce");
    return { namespace, podSecurity, subjects: subjectsIn(namespace, grants, accounts) };
  });
  const bindings = [
    ...ofType(`${rbac}:RoleBinding`).map((inputs) => bindingOf("RoleBinding", inputs)),
    ...ofType(`${rbac}:ClusterRoleBinding`).map((inputs) => bindingOf("ClusterRoleBinding", inputs)),
  ];
  return { grants, bindings, tenants };
}

function bindingOf(kind: "RoleBinding" | "ClusterRoleBinding", inputs: Inputs): Binding {
  const namespace = kind === "RoleBinding" ? namespaceOf(inputs) : undefined;
  const role = { kind: text(inputs, "roleRef", "kind") ?? "", name: text(inputs, "roleRef", "name") ?? "" };
  const subjects = items(inputs, "subjects").flatMap(subjectOf);
  return {
    title: `${kind} ${[namespace, nameOf(inputs)].filter(Boolean).join("/")}`,
    ...(namespace !== undefined && { namespace }),
    role,
    accounts: subjects.filter((subject) => subject.kind === "ServiceAccount"),
    groups: subjects.filter((subject) => subject.kind === "Group").map((subject) => subject.name),
  };
}

function subjectsIn(namespace: string, grants: readonly Grant[], accounts: readonly Subject[]): Subject[] {
  const here = grants.filter((grant) => grant.namespace === namespace || grant.namespace === undefined);
  const groups = here.flatMap(({ subjects }) =>
    subjects.filter(({ kind }) => kind === "Group").map(({ name }) => name),
  );
  return [
    ...[...new Set(groups)].toSorted().map((name) => ({ kind: "Group" as const, name })),
    { kind: "ServiceAccount", name: "default", namespace },
    ...accounts.filter((account) => account.namespace === namespace),
  ];
}

/** Reads a binding; returns undefined if the program does not create its role. */
function grantOf(binding: Inputs, roles: readonly Inputs[], tenants: ReadonlySet<string>): Grant | undefined {
  const namespace = namespaceOf(binding);
  const roleName = text(binding, "roleRef", "name") ?? "";
  const role = roles.find((inputs) => nameOf(inputs) === roleName && namespaceOf(inputs) === namespace);
  return (
    role && {
      subjects: items(binding, "subjects").flatMap(subjectOf),
      rules: items(role, "rules").map(ruleOf),
      ...(namespace !== undefined && { namespace }),
      ...(tenants.has(namespace ?? "") && isStandard(roleName) && { standardRole: roleName }),
    }
  );
}

type Inputs = Fields;

function subjectOf(subject: Inputs): Subject[] {
  const { kind, name, namespace } = subject;
  if (kind !== "Group" && kind !== "ServiceAccount") {
    return [];
  }
  return [{ kind, name: String(name), ...(kind === "ServiceAccount" && { namespace: String(namespace) }) }];
}

function accountOf(inputs: Inputs): Subject {
  return { kind: "ServiceAccount", name: nameOf(inputs), namespace: namespaceOf(inputs) };
}

function ruleOf(rule: Inputs): Rule {
  const names = strings(rule, "resourceNames");
  return {
    apiGroups: strings(rule, "apiGroups"),
    resources: strings(rule, "resources"),
    verbs: strings(rule, "verbs"),
    ...(names.length > 0 && { resourceNames: names }),
  };
}

function nameOf(inputs: Inputs): string {
  return text(inputs, "metadata", "name") ?? "";
}

function namespaceOf(inputs: Inputs): string | undefined {
  return text(inputs, "metadata", "namespace");
}

/** Reads a list of texts, where `""` is the core group. */
function strings(rule: Inputs, key: string): string[] {
  const list = at(rule, key);
  return Array.isArray(list) ? list.filter((entry) => typeof entry === "string") : [];
}

function isStandard(name: string): name is "admin" | "editor" | "viewer" {
  return name === "admin" || name === "editor" || name === "viewer";
}

function labelOf(inputs: Inputs, label: string): string {
  return text(inputs, "metadata", "labels", label) ?? "";
}

/** Names a subject in a message. */
export function subjectText({ kind, name, namespace }: Subject): string {
  return kind === "Group" ? `group ${name}` : `service account ${namespace ?? ""}/${name}`;
}
