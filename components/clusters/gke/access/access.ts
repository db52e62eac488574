import { type container, projects } from "@pulumi/gcp";
import * as k8s from "@pulumi/kubernetes";
import type { GkeAccessArgs, GkePrincipalArgs } from "./args";
import type { Context } from "../context";

/** A principal's way into the cluster. */
export interface Grant {
  /** Names its resources. */
  readonly key: string;
  readonly member: string;
  /** One of Kubernetes' own ClusterRoles. @default none: roles in the cluster decide */
  readonly clusterRole?: string;
}

/** Lists who gets in, and with which role. The deployer has its rights already. */
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

/** A member of IAM as Kubernetes knows it. */
export function subjectOf(member: string) {
  const [kind = "", email = ""] = member.split(":");
  return { apiGroup: "rbac.authorization.k8s.io", kind: kind === "group" ? "Group" : "User", name: email };
}

/** Lets the configured principals in, and nobody else. */
export function createAccess(context: Context, cluster: container.Cluster, provider: k8s.Provider): void {
  const { name, args, project, opts } = context;
  for (const { key, member, clusterRole } of grantsOf(args.access)) {
    new projects.IAMMember(`${name}-${key}`, { project, role: "roles/container.clusterViewer", member }, opts);
    if (clusterRole !== undefined) {
      new k8s.rbac.v1.ClusterRoleBinding(
        `${name}-${key}`,
        {
          metadata: { name: `keelson-${key}` },
          roleRef: { apiGroup: "rbac.authorization.k8s.io", kind: "ClusterRole", name: clusterRole },
          subjects: [subjectOf(member)],
        },
        { parent: opts.parent, provider, deletedWith: cluster, deleteBeforeReplace: true },
      );
    }
  }
}
