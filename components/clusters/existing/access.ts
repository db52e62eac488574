import * as k8s from "@pulumi/kubernetes";
import type * as pulumi from "@pulumi/pulumi";
import { matches, notEmpty, once } from "../../checks";
import type { Problem } from "../../problems";
import type { ExistingAccessArgs } from "./access-args";

/** Kubernetes' own ClusterRoles, by their keys in the arguments. https://kubernetes.io/docs/reference/access-authn-authz/rbac/#user-facing-roles */
const clusterRoles = { admins: "admin", editors: "edit", viewers: "view" } as const;

const kinds = Object.keys(clusterRoles) as (keyof typeof clusterRoles)[];

/**
 * Lists the mistakes in the permissions for the whole cluster. Groups that begin with `system:` are Kubernetes' own groups, and some of them contain
 * everybody.
 */
export function checkExistingAccess(access: ExistingAccessArgs = {}): Problem[] {
  const form = 'the name of a group that does not begin with "system:"';
  return kinds.flatMap((kind) => {
    const path = `access.${kind}`;
    const groups = access[kind] ?? [];
    return [
      ...notEmpty(path, access[kind], "group", "add an entry, or remove the key"),
      ...once(path, groups, "group"),
      ...groups.flatMap((group, index) => matches(`${path}[${index}]`, group, /^(?!system:)\S(.*\S)?$/, form)),
    ];
  });
}

/** Binds groups to ClusterRoles in the whole cluster. */
export function createExistingAccess(
  name: string,
  access: ExistingAccessArgs,
  opts: pulumi.CustomResourceOptions,
): void {
  for (const kind of kinds) {
    const groups = access[kind] ?? [];
    if (groups.length > 0) {
      new k8s.rbac.v1.ClusterRoleBinding(
        `${name}-${kind}`,
        {
          metadata: { name: `keelson-${kind}` },
          roleRef: { apiGroup: "rbac.authorization.k8s.io", kind: "ClusterRole", name: clusterRoles[kind] },
          subjects: groups.map((group) => ({ apiGroup: "rbac.authorization.k8s.io", kind: "Group", name: group })),
        },
        { ...opts, deleteBeforeReplace: true },
      );
    }
  }
}
