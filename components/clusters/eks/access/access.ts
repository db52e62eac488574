import { eks } from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import { namesInOtherGroups } from "../../moved-principals";
import { type Context, tagsOf } from "../context";
import { accessPolicyArn } from "../site";
import type { EksAccessArgs } from "./args";
import { grantsOf } from "./grants";

/** Gives access to the configured principals and nobody else. When the cluster is deleted, EKS also deletes the access entries. */
export function createAccess(context: Context, access: EksAccessArgs, cluster: eks.Cluster): pulumi.Resource[] {
  const opts = { ...context.opts, deletedWith: cluster };
  const grants = grantsOf(access);
  const keys = grants.map(({ key }) => key);
  return grants.map(({ key, principalArn, policy, namespaces, groups }) => {
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
      { ...opts, ...namesInOtherGroups(context.name, key, keys) },
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
