import { projects, serviceaccount } from "@pulumi/gcp";
import type * as pulumi from "@pulumi/pulumi";
import type { Context } from "../context";

/** What nodes run as. */
export interface NodeAccount {
  readonly email: pulumi.Output<string>;
  /** What has to be there before a node can work. */
  readonly ready: readonly pulumi.Resource[];
}

/** The least that a node needs: to write logs and metrics, and to pull images. https://cloud.google.com/kubernetes-engine/docs/how-to/hardening-your-cluster#use_least_privilege_sa */
const nodeRoles = ["roles/container.defaultNodeServiceAccount", "roles/artifactregistry.reader"];

/** Length of what is added to the cluster's name, to keep the account's within its thirty characters. */
export const nodeAccountSuffix = "-node";

/** Makes the service account of all nodes, instead of Compute Engine's, which may edit the whole project. */
export function createNodeAccount(context: Context, apis: readonly pulumi.Resource[]): NodeAccount {
  const { name, args, project, clusterName, opts } = context;
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
    { serviceAccountId: account.name, role: "roles/iam.serviceAccountUser", member: args.access.deployer },
    opts,
  );
  return { email: account.email, ready: [...grants, user] };
}
