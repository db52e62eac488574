import { eks } from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import { type CniArgs, hasVpcCni, vpcCniValues } from "../cni";
import { type Context, tagsOf } from "../context";
import { createRole, podIdentityTrust } from "../roles";
import type { AddonsArgs } from "./args";
import { addonVersions, type ManagedAddon } from "./versions";

/** The arguments that managed add-ons depend on. */
export interface ManagedAddonsArgs extends AddonsArgs, CniArgs {
  readonly nodeRepair?: boolean;
  readonly storage?: { readonly shared?: boolean };
}

/** The identity and configuration of an add-on. */
interface AddonFacts {
  /** Its service account in kube-system and the policy that it needs. */
  readonly identity?: { readonly serviceAccount: string; readonly policy: string };
  readonly values?: (context: Context, args: CniArgs) => object;
}

const facts: Readonly<Partial<Record<ManagedAddon, AddonFacts>>> = {
  "vpc-cni": {
    identity: { serviceAccount: "aws-node", policy: "AmazonEKS_CNI_Policy" },
    values: (_context, args) => vpcCniValues(args),
  },
  "aws-ebs-csi-driver": {
    identity: { serviceAccount: "ebs-csi-controller-sa", policy: "service-role/AmazonEBSCSIDriverPolicy" },
    /* Also tags snapshots. */
    values: ({ tags }) => ({ controller: { extraVolumeTags: tags } }),
  },
  "aws-efs-csi-driver": {
    identity: { serviceAccount: "efs-csi-controller-sa", policy: "service-role/AmazonEFSCSIDriverPolicy" },
  },
};

/** The resources of the managed add-ons. */
export type Addons = Readonly<Partial<Record<ManagedAddon, eks.Addon>>>;

/** Installs the add-ons that nodes need to become ready. They are DaemonSets, so their installation does not wait for nodes. */
export function createNodeAddons(context: Context, args: ManagedAddonsArgs, cluster: eks.Cluster): Addons {
  const install = (addon: ManagedAddon) => createAddon(context, args, cluster, addon, []);
  return {
    ...(hasVpcCni(args) ? { "vpc-cni": install("vpc-cni") } : {}),
    "kube-proxy": install("kube-proxy"),
    "eks-pod-identity-agent": install("eks-pod-identity-agent"),
    ...(args.nodeRepair === false ? {} : { "eks-node-monitoring-agent": install("eks-node-monitoring-agent") }),
  };
}

/** Installs the add-ons that run on nodes. The EBS driver's snapshotter needs the snapshot controller's CRDs. */
export function createClusterAddons(
  context: Context,
  args: ManagedAddonsArgs,
  cluster: eks.Cluster,
  nodes: readonly pulumi.Resource[],
): Addons {
  const install = (addon: ManagedAddon, ...after: pulumi.Resource[]) =>
    createAddon(context, args, cluster, addon, [...nodes, ...after]);
  const snapshots = install("snapshot-controller");
  return {
    coredns: install("coredns"),
    "snapshot-controller": snapshots,
    "aws-ebs-csi-driver": install("aws-ebs-csi-driver", snapshots),
    ...(args.storage?.shared === true ? { "aws-efs-csi-driver": install("aws-efs-csi-driver") } : {}),
  };
}

function createAddon(
  context: Context,
  args: ManagedAddonsArgs,
  cluster: eks.Cluster,
  addonName: ManagedAddon,
  after: readonly pulumi.Resource[],
): eks.Addon {
  const { kubernetesVersion, opts } = context;
  const name = `${context.name}-${addonName}`;
  const { identity, values } = facts[addonName] ?? {};
  const trust = (serviceAccount: string) => podIdentityTrust(context, { namespace: "kube-system", serviceAccount });
  const own = identity && createRole(context, name, trust(identity.serviceAccount), [identity.policy]);
  return new eks.Addon(
    name,
    {
      clusterName: cluster.name,
      addonName,
      addonVersion: addonVersions(kubernetesVersion, args.addonVersions)[addonName],
      resolveConflictsOnCreate: "OVERWRITE",
      resolveConflictsOnUpdate: "OVERWRITE",
      ...(values && { configurationValues: JSON.stringify(values(context, args)) }),
      ...(identity &&
        own && {
          podIdentityAssociations: [{ serviceAccount: identity.serviceAccount, roleArn: own.role.arn }],
        }),
      tags: tagsOf(context, name),
    },
    { ...opts, deletedWith: cluster, dependsOn: [...(own?.policies ?? []), ...after] },
  );
}
