import { type container, projects } from "@pulumi/gcp";
import * as k8s from "@pulumi/kubernetes";
import { namesInOtherGroups } from "../../moved-principals";
import type { Context } from "../context";
import type { GkeAccessArgs } from "./args";
import { grantsOf, subjectOf } from "./grants";

/** Gives access to the configured members and nobody else. */
export function createAccess(
  context: Context,
  access: GkeAccessArgs,
  cluster: container.Cluster,
  provider: k8s.Provider,
): void {
  const { name, project, opts } = context;
  const grants = grantsOf(access);
  const keys = grants.map(({ key }) => key);
  for (const { key, member, clusterRole } of grants) {
    new projects.IAMMember(
      `${name}-${key}`,
      { project, role: "roles/container.clusterViewer", member },
      { ...opts, ...namesInOtherGroups(name, key, keys) },
    );
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
