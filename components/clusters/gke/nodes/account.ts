import { projects, serviceaccount } from "@pulumi/gcp";
import type * as pulumi from "@pulumi/pulumi";
import type { Context } from "../context";

/** The service account of the nodes. */
export interface NodeAccount {
  readonly email: pulumi.Output<string>;
  /** Resources that must exist before a node can work. */
  readonly ready: readonly pulumi.Resource[];
}

/**
 * The roles of a node. They only allow it to write logs and metrics, and to pull images.
 * https://cloud.google.com/kubernetes-engine/docs/how-to/hardening-your-cluster#use_least_privilege_sa
 */
const nodeRoles = ["roles/container.defaultNodeServiceAccount", "roles/artifactregistry.reader"];

/** Suffix in the account's id. It follows the cluster's name. The id may have 30 characters. */
export const nodeAccountSuffix = "-node";

/** Creates the service account of all nodes. Compute Engine's default account may edit the whole project. */
export function createNodeAccount(context: Context, deployer: string, apis: readonly pulumi.Resource[]): NodeAccount {
  const { name, project, clusterName, opts } = context;
  const account = new serviceaccount.Account(
    `${name}-node`,
    {
      project,
      accountId: `${clusterName}${nodeAccountSuffix}`,
      displayName: `Nodes of the cluster ${clusterName}`,
    },
    { ...opts, deleteBeforeReplace: true, dependsOn: [...apis] },
  );
  const grants = nodeRoles.map(
    (role) =>
      new projects.IAMMember(
        `${name}-node-${role.slice(role.indexOf(".") + 1)}`,
        { project, role, member: account.member },
        opts,
      ),
  );
  const user = new serviceaccount.IAMMember(
    `${name}-node-deployer`,
    { serviceAccountId: account.name, role: "roles/iam.serviceAccountUser", member: deployer },
    opts,
  );
  return { email: account.email, ready: [...grants, user] };
}
