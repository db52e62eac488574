import { eks } from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import type { EksAccessArgs, EksPrincipalArgs } from "./args";
import { type Context, tagsOf } from "../context";
import { accessPolicyArn } from "../site";

/** A principal's way into the cluster. */
export interface Grant {
  /** Names its resources. */
  readonly key: string;
  readonly principalArn: string;
  /** One of EKS' access policies. @default none: roles in the cluster decide */
  readonly policy?: string;
  /** Where the policy holds; empty for the whole cluster. */
  readonly namespaces: readonly string[];
  /** Groups of Kubernetes that it is in. */
  readonly groups: readonly string[];
}

/** Lists who gets in, and with which of EKS' access policies: every right goes to one principal only. */
export function grantsOf({ deployer, admins, editors = {}, viewers = {}, members = {} }: EksAccessArgs): Grant[] {
  const group = (prefix: string, policy: string, principals: Readonly<Record<string, EksPrincipalArgs>>) =>
    Object.entries(principals).map(([name, { principalArn, namespaces = [] }]) => ({
      key: `${prefix}-${name}`,
      principalArn,
      policy,
      namespaces,
      groups: [],
    }));
  return [
    { key: "deployer", principalArn: deployer, policy: "AmazonEKSClusterAdminPolicy", namespaces: [], groups: [] },
    ...group("admin", "AmazonEKSAdminPolicy", admins),
    ...group("editor", "AmazonEKSEditPolicy", editors),
    ...group("viewer", "AmazonEKSViewPolicy", viewers),
    ...Object.entries(members).map(([name, member]) => ({ key: `member-${name}`, ...member, namespaces: [] })),
  ];
}

/** Lets the configured principals in, and nobody else; the cluster takes their entries with it. */
export function createAccess(context: Context, cluster: eks.Cluster): pulumi.Resource[] {
  const opts = { ...context.opts, deletedWith: cluster };
  return grantsOf(context.args.access).map(({ key, principalArn, policy, namespaces, groups }) => {
    const name = `${context.name}-${key}`;
    const kubernetesGroups = groups.length === 0 ? {} : { kubernetesGroups: [...groups] };
    const entry = new eks.AccessEntry(
      name,
      {
        clusterName: cluster.name,
        principalArn,
        type: "STANDARD",
        ...kubernetesGroups,
        tags: tagsOf(context, name),
      },
      opts,
    );
    if (policy === undefined) {
      return entry;
    }
    return new eks.AccessPolicyAssociation(
      name,
      {
        clusterName: cluster.name,
        principalArn: entry.principalArn,
        policyArn: accessPolicyArn(context.region, policy),
        accessScope: namespaces.length === 0 ? { type: "cluster" } : { type: "namespace", namespaces: [...namespaces] },
      },
      opts,
    );
  });
}
