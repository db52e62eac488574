import { eks } from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { mergeMaps } from "../../../merge";
import { customNetworkValues, hasVpcCni } from "../cni";
import { type Context, tagsOf } from "../context";
import type { Network } from "../network";
import { createRole, podIdentityTrust } from "../roles";
import { furtherAddons, identitiesOf, type ManagedAddonsArgs, ownAddons, ownValues } from "./installed";
import { addonVersions, type ManagedAddon, versionsIn } from "./versions";

/** The resources of the managed add-ons. */
export type Addons = Readonly<Record<string, eks.Addon>>;

/** Installs the add-ons that nodes need to become ready. They are DaemonSets, so their installation does not wait for nodes. */
export function createNodeAddons(
  context: Context,
  args: ManagedAddonsArgs,
  cluster: eks.Cluster,
  network: Network,
): Addons {
  const install = (addon: ManagedAddon, ofNetwork: readonly object[] = []) =>
    createAddon(context, args, cluster, addon, [], ofNetwork);
  return {
    ...(hasVpcCni(args) ? { "vpc-cni": install("vpc-cni", podNetworkValues(context, cluster, network)) } : {}),
    "kube-proxy": install("kube-proxy"),
    "eks-pod-identity-agent": install("eks-pod-identity-agent"),
  };
}

/** Returns the CNI's configuration for separate subnets of pods, if the network has such subnets. */
function podNetworkValues({ region }: Context, { vpcConfig }: eks.Cluster, { zones }: Network): object[] {
  const subnetIds = Object.fromEntries(
    zones.flatMap(({ zone, podSubnetId }) => (podSubnetId === undefined ? [] : [[zone, podSubnetId]])),
  );
  const securityGroupIds = [vpcConfig.clusterSecurityGroupId];
  return Object.keys(subnetIds).length === 0 ? [] : [customNetworkValues({ region, subnetIds, securityGroupIds })];
}

/** Installs the add-ons that run on nodes. The EBS driver's snapshotter needs the snapshot controller's CRDs. */
export function createClusterAddons(
  context: Context,
  args: ManagedAddonsArgs,
  cluster: eks.Cluster,
  nodes: readonly pulumi.Resource[],
): Addons {
  const install = (addon: string, ...after: pulumi.Resource[]) =>
    createAddon(context, args, cluster, addon, [...nodes, ...after]);
  const own = ownAddons(args);
  const snapshots = install("snapshot-controller");
  const others = [
    "coredns",
    ...own.filter((addon) => addon === "eks-node-monitoring-agent" || addon === "aws-efs-csi-driver"),
    ...furtherAddons(args),
  ];
  return {
    ...Object.fromEntries(others.map((addon) => [addon, install(addon)])),
    "snapshot-controller": snapshots,
    "aws-ebs-csi-driver": install("aws-ebs-csi-driver", snapshots),
  };
}

function createAddon(
  context: Context,
  args: ManagedAddonsArgs,
  cluster: eks.Cluster,
  addonName: string,
  after: readonly pulumi.Resource[],
  ofNetwork: readonly object[] = [],
): eks.Addon {
  const { kubernetesVersion, opts } = context;
  const name = `${context.name}-${addonName}`;
  const identities = identitiesOf(addonName, args).map(({ role, policies, ...account }) => ({
    account,
    own: createRole(context, `${context.name}-${role}`, podIdentityTrust(context, account), policies),
  }));
  const given = args.managedAddons?.[addonName]?.values;
  const values = [ownValues(addonName, context, args), ...ofNetwork, given].flatMap((each) => each ?? []);
  return new eks.Addon(
    name,
    {
      clusterName: cluster.name,
      addonName,
      addonVersion: addonVersions(kubernetesVersion, versionsIn(args))[addonName],
      resolveConflictsOnCreate: "OVERWRITE",
      resolveConflictsOnUpdate: "OVERWRITE",
      ...(values.length > 0 && {
        configurationValues: ofNetwork.length > 0 ? textOf(values) : JSON.stringify(mergeMaps(values)),
      }),
      ...(identities.length > 0 && {
        podIdentityAssociations: identities.map(({ account: { serviceAccount }, own }) => ({
          serviceAccount,
          roleArn: own.role.arn,
        })),
      }),
      tags: tagsOf(context, name),
    },
    { ...opts, deletedWith: cluster, dependsOn: [...identities.flatMap(({ own }) => own.policies), ...after] },
  );
}

/** Writes values that are known only once the network exists. */
function textOf(values: readonly object[]): pulumi.Output<string> {
  return pulumi.output([...values]).apply((known) => JSON.stringify(mergeMaps(known)));
}
