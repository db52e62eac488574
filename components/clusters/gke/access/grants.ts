import type { GkeAccessArgs, GkePrincipalArgs } from "./args";

/** The access of one member to the cluster. */
export interface Grant {
  /** Key in the names of the grant's resources. */
  readonly key: string;
  readonly member: string;
  /** One of Kubernetes' own ClusterRoles. @default none: roles in the cluster decide */
  readonly clusterRole?: string;
}

/** Lists the members with access, and their roles. The deployer is not listed, because it already has its permissions. */
export function grantsOf({ admins, editors = {}, viewers = {}, members = {} }: GkeAccessArgs): Grant[] {
  const group = (
    prefix: string,
    principals: Readonly<Record<string, GkePrincipalArgs>>,
    role: Pick<Grant, "clusterRole">,
  ) => Object.entries(principals).map(([name, { member }]) => ({ key: `${prefix}-${name}`, member, ...role }));
  return [
    ...group("admin", admins, { clusterRole: "admin" }),
    ...group("editor", editors, { clusterRole: "edit" }),
    ...group("viewer", viewers, { clusterRole: "view" }),
    ...group("member", members, {}),
  ];
}

/** Returns an IAM member as a subject in Kubernetes. */
export function subjectOf(member: string) {
  const [kind = "", email = ""] = member.split(":");
  return { apiGroup: "rbac.authorization.k8s.io", kind: kind === "group" ? "Group" : "User", name: email };
}
