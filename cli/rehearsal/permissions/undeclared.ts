import { items, text } from "../../values";
import type { ApiClient } from "../kubernetes";
import { type Binding, type Subject, subjectText, type TenantSubjects } from "./declared";
import type { Question } from "./questions";
import { signalOf } from "./signal-of";

type Client = Pick<ApiClient, "find">;

/**
 * Lists who the API server knows in a tenant's namespace besides those that the program declares: the service accounts, and the groups that
 * RoleBindings name. Charts bring them, or controllers.
 */
export async function undeclaredSubjects(
  client: Client,
  { namespace, subjects }: TenantSubjects,
  signal: AbortSignal,
): Promise<Subject[]> {
  const together = signalOf(2, signal);
  const list = async (path: string) => items(await client.find({ method: "GET", path, signal: together }), "items");
  const [accounts, bindings] = await Promise.all([
    list(`/api/v1/namespaces/${namespace}/serviceaccounts`),
    list(`/apis/rbac.authorization.k8s.io/v1/namespaces/${namespace}/rolebindings`),
  ]);
  const groups = bindings.flatMap((binding) => items(binding, "subjects").filter(({ kind }) => kind === "Group"));
  const found: Subject[] = [
    ...accounts.map((account) => ({
      kind: "ServiceAccount" as const,
      name: text(account, "metadata", "name") ?? "",
      namespace,
    })),
    ...groups.map((group) => ({ kind: "Group" as const, name: text(group, "name") ?? "" })),
  ];
  const declared = new Set(subjects.map(subjectText));
  const unknown = found.filter((subject) => !declared.has(subjectText(subject)));
  return [...new Map(unknown.map((subject) => [subjectText(subject), subject])).values()];
}

/**
 * Reports whether somebody may have rights by roles that the program does not make: an account of a chart in its own namespace, by the
 * chart's roles; and a group that the program itself binds, by a role of the cluster.
 */
export function isOfItsOwn(
  { kind, name, namespace }: Subject,
  question: Question,
  bindings: readonly Binding[],
): boolean {
  return kind === "ServiceAccount"
    ? question.namespace === namespace
    : bindings.some((binding) => binding.groups.includes(name) && binding.namespace === question.namespace);
}
