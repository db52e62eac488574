import { eks } from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import { addonVersions, type ManagedAddon } from "./versions";
import { hasVpcCni, vpcCniValues } from "../cni/cni";
import { type Context, clusterTags, tagsOf } from "../context";
import { createRole, podIdentityTrust } from "../roles";

/** What an add-on is installed with. */
interface AddonFacts {
  /** Its service account in kube-system and the policy that it needs. */
  readonly identity?: { readonly serviceAccount: string; readonly policy: string };
  readonly values?: (context: Context) => object;
}

const facts: Readonly<Partial<Record<ManagedAddon, AddonFacts>>> = {
  "vpc-cni": {
    identity: { serviceAccount: "aws-node", policy: "AmazonEKS_CNI_Policy" },
    values: ({ args }) => vpcCniValues(args),
  },
  "aws-ebs-csi-driver": {
    identity: { serviceAccount: "ebs-csi-controller-sa", policy: "service-role/AmazonEBSCSIDriverPolicy" },
    /* of volumes and snapshots */
    values: (context) => ({ controller: { extraVolumeTags: clusterTags(context) } }),
  },
  "aws-efs-csi-driver": {
    identity: { serviceAccount: "efs-csi-controller-sa", policy: "service-role/AmazonEFSCSIDriverPolicy" },
  },
};

/** The managed add-ons, as they were made. */
export type Addons = Readonly<Partial<Record<ManagedAddon, eks.Addon>>>;

/** Installs what no node is ready without; DaemonSets, so that nothing waits for nodes. */
export function createNodeAddons(context: Context, cluster: eks.Cluster): Addons {
  const install = (addon: ManagedAddon) => createAddon(context, cluster, addon, []);
  return {
    ...(hasVpcCni(context.args) ? { "vpc-cni": install("vpc-cni") } : {}),
    "kube-proxy": install("kube-proxy"),
    "eks-pod-identity-agent": install("eks-pod-identity-agent"),
    ...(context.args.nodeRepair === false ? {} : { "eks-node-monitoring-agent": install("eks-node-monitoring-agent") }),
  };
}

/** Installs what needs nodes to run on. The EBS driver's snapshotter wants the snapshot controller's CRDs. */
export function createClusterAddons(context: Context, cluster: eks.Cluster, nodes: readonly pulumi.Resource[]): Addons {
  const snapshots = createAddon(context, cluster, "snapshot-controller", nodes);
  return {
    coredns: createAddon(context, cluster, "coredns", nodes),
    "snapshot-controller": snapshots,
    "aws-ebs-csi-driver": createAddon(context, cluster, "aws-ebs-csi-driver", [...nodes, snapshots]),
    ...(context.args.storage?.shared === true
      ? { "aws-efs-csi-driver": createAddon(context, cluster, "aws-efs-csi-driver", nodes) }
      : {}),
  };
}

function createAddon(
  context: Context,
  cluster: eks.Cluster,
  addonName: ManagedAddon,
  after: readonly pulumi.Resource[],
): eks.Addon {
  const { args, opts } = context;
  const name = `${context.name}-${addonName}`;
  const { identity, values } = facts[addonName] ?? {};
  const trust = (serviceAccount: string) => podIdentityTrust(context, { namespace: "kube-system", serviceAccount });
  const own = identity && createRole(context, name, trust(identity.serviceAccount), [identity.policy]);
  return new eks.Addon(
    name,
    {
      clusterName: cluster.name,
      addonName,
      addonVersion: addonVersions(args.kubernetesVersion, args.addonVersions)[addonName],
      resolveConflictsOnCreate: "OVERWRITE",
      resolveConflictsOnUpdate: "OVERWRITE",
      ...(values && { configurationValues: JSON.stringify(values(context)) }),
      ...(identity &&
        own && {
          podIdentityAssociations: [{ serviceAccount: identity.serviceAccount, roleArn: own.role.arn }],
        }),
      tags: tagsOf(context, name),
    },
    { ...opts, deletedWith: cluster, dependsOn: [...(own?.policies ?? []), ...after] },
  );
}
