import { items, text } from "../../values";
import type { ApiClient } from "../kubernetes";
import { type Binding, type Subject, subjectText, type TenantSubjects } from "./declared";
import type { Question } from "./questions";
import { signalOf } from "./signal-of";

type Client = Pick<ApiClient, "find">;

/**
 * Lists the subjects in a tenant's namespace that the program does not declare: service accounts, and groups that RoleBindings name. Charts
 * or controllers create them.
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
 * Reports whether a subject may have permissions from roles that the program does not create. A chart's account in its own namespace may
 * have them from the chart's roles. A group that the program itself binds may have them from a role of the cluster.
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
