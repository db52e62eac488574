import { fields, items, text } from "../../values";
import type { Verdict } from "../contract";
import type { Inventory } from "../inventory";
import { isBootstrapped, namespaceOf, type PlainObject } from "../objects";
import { judged } from "../verdicts";

const group = "rbac.authorization.k8s.io";

/** Judges whether bindings name existing roles and service accounts. Users and groups are not objects. */
export function judgeBindings(cluster: Inventory): Verdict[] {
  return [...cluster.all(`RoleBinding.${group}`), ...cluster.all(`ClusterRoleBinding.${group}`)]
    .filter((binding) => !isBootstrapped(binding))
    .flatMap((binding) => judgeBinding(cluster, binding));
}

function judgeBinding(cluster: Inventory, object: PlainObject): Verdict[] {
  const { kind, name } = fields(object, "roleRef");
  const ofNamespace = kind === "Role" ? { namespace: namespaceOf(object) } : {};
  const accounts = items(object, "subjects").filter((subject) => subject.kind === "ServiceAccount");
  return [
    ...judged(cluster, { object, at: "roleRef" }, { kind: `${text(kind) ?? ""}.${group}`, ...ofNamespace, name }),
    ...accounts.flatMap((account) =>
      judged(
        cluster,
        { object, at: "subjects" },
        { kind: "ServiceAccount", namespace: text(account, "namespace") ?? namespaceOf(object), name: account.name },
      ),
    ),
  ];
}
