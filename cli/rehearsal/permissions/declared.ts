import type { StateResource } from "../engine/state";
import { at, isRecord, recordsAt, textAt } from "../kubernetes/object";

/** Somebody who asks the API server: a group of people, or a service account. */
export interface Subject {
  readonly kind: "Group" | "ServiceAccount";
  readonly name: string;
  /** Of a service account. */
  readonly namespace?: string;
}

/** A rule of a role, as Kubernetes has it. */
export interface Rule {
  readonly apiGroups: readonly string[];
  readonly resources: readonly string[];
  readonly verbs: readonly string[];
  readonly resourceNames?: readonly string[];
}

/** What a program grants to subjects. */
export interface Grant {
  readonly subjects: readonly Subject[];
  readonly rules: readonly Rule[];
  /** Where it holds. @default in the whole cluster */
  readonly namespace?: string;
  /** The tenant's standard role that it is, whose name says what is meant. */
  readonly standardRole?: "admin" | "editor" | "viewer";
}

/** A tenant's namespace, and who is to be asked about in it. */
export interface TenantSubjects {
  readonly namespace: string;
  /** Level of Pod Security that it enforces. */
  readonly podSecurity: string;
  readonly subjects: readonly Subject[];
}

/** All that a program says about permissions. */
export interface Declared {
  readonly grants: readonly Grant[];
  readonly tenants: readonly TenantSubjects[];
}

const rbac = "kubernetes:rbac.authorization.k8s.io/v1";

/** Reads tenants, their subjects and what is granted from the state of a stack. */
export function declaredIn(state: readonly StateResource[]): Declared {
  const ofType = (type: string) => state.filter((resource) => resource.type === type).map(({ inputs = {} }) => inputs);
  const namespaces = ofType("kubernetes:core/v1:Namespace").filter((inputs) => labelOf(inputs, "keelson.dev/tenant"));
  const names = new Set(namespaces.map((inputs) => textAt(inputs, "metadata", "name")));
  const grants = [
    ...ofType(`${rbac}:RoleBinding`).map((binding) => grantOf(binding, ofType(`${rbac}:Role`), names)),
    ...ofType(`${rbac}:ClusterRoleBinding`).map((binding) => grantOf(binding, ofType(`${rbac}:ClusterRole`), names)),
  ].flatMap((grant) => grant ?? []);
  const accounts = ofType("kubernetes:core/v1:ServiceAccount").map(accountOf);
  const tenants = namespaces.map((inputs) => {
    const namespace = textAt(inputs, "metadata", "name");
    const podSecurity = labelOf(inputs, "pod-security.kubernetes.io/enforce");
    return { namespace, podSecurity, subjects: subjectsIn(namespace, grants, accounts) };
  });
  return { grants, tenants };
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

/** Undefined for a binding to a role that the program does not make: what it grants is somebody else's to say. */
function grantOf(binding: Inputs, roles: readonly Inputs[], tenants: ReadonlySet<string>): Grant | undefined {
  const namespace = textAt(binding, "metadata", "namespace");
  const roleName = textAt(binding, "roleRef", "name");
  const role = roles.find(
    (inputs) =>
      textAt(inputs, "metadata", "name") === roleName && textAt(inputs, "metadata", "namespace") === namespace,
  );
  return (
    role && {
      subjects: recordsAt(binding, "subjects").flatMap(subjectOf),
      rules: recordsAt(role, "rules").map(ruleOf),
      ...(namespace !== "" && { namespace }),
      ...(tenants.has(namespace) && isStandard(roleName) && { standardRole: roleName }),
    }
  );
}

type Inputs = Readonly<Record<string, unknown>>;

function subjectOf(subject: Inputs): Subject[] {
  const [kind, name = "", namespace] = ["kind", "name", "namespace"].map((key) => textAt(subject, key));
  if (kind !== "Group" && kind !== "ServiceAccount") {
    return [];
  }
  return [{ kind, name, ...(kind === "ServiceAccount" && { namespace }) }];
}

function accountOf(inputs: Inputs): Subject {
  const [name = "", namespace = ""] = ["name", "namespace"].map((key) => textAt(inputs, "metadata", key));
  return { kind: "ServiceAccount", name, namespace };
}

function ruleOf(rule: Inputs): Rule {
  const names = textsAt(rule, "resourceNames");
  return {
    apiGroups: textsAt(rule, "apiGroups"),
    resources: textsAt(rule, "resources"),
    verbs: textsAt(rule, "verbs"),
    ...(names.length > 0 && { resourceNames: names }),
  };
}

function textsAt(value: unknown, key: string): string[] {
  const list = at(value, key);
  return Array.isArray(list) ? list.filter((one) => typeof one === "string") : [];
}

function isStandard(name: string): name is "admin" | "editor" | "viewer" {
  return name === "admin" || name === "editor" || name === "viewer";
}

function labelOf({ metadata }: Inputs, label: string): string {
  const labels = isRecord(metadata) ? metadata.labels : undefined;
  const value = isRecord(labels) ? labels[label] : undefined;
  return typeof value === "string" ? value : "";
}

/** A subject in words. */
export function subjectText({ kind, name, namespace }: Subject): string {
  return kind === "Group" ? `group ${name}` : `service account ${namespace ?? ""}/${name}`;
}
