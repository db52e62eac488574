import { ec2, eks } from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import { type Context, tagsOf } from "../context";
import type { Network } from "../network/network";
import { type PlannedPool, planPools } from "./plan";
import { createRole, nodePolicies, serviceTrust } from "../roles";

/** Kubernetes' words for what a taint does, in those of EKS. */
const taintEffects = {
  NoSchedule: "NO_SCHEDULE",
  PreferNoSchedule: "PREFER_NO_SCHEDULE",
  NoExecute: "NO_EXECUTE",
} as const;

/** Makes the node pools, each on its own, after what no node is ready without. */
export function createNodePools(
  context: Context,
  network: Network,
  cluster: eks.Cluster,
  keyArn: pulumi.Input<string>,
  after: readonly pulumi.Resource[],
): eks.NodeGroup[] {
  const node = createRole(context, `${context.name}-node`, serviceTrust("ec2.amazonaws.com"), nodePolicies);
  const dependsOn = [...node.policies, ...network.routes, ...after];
  return planPools(context.args).map((pool) => {
    const name = `${context.name}-${pool.name}`;
    const template = createLaunchTemplate(context, name, pool, keyArn);
    return new eks.NodeGroup(
      name,
      {
        ...groupOf(pool),
        clusterName: cluster.name,
        version: context.args.kubernetesVersion,
        nodeRoleArn: node.role.arn,
        subnetIds: network.zones
          .filter(({ zone }) => pool.zones.includes(zone))
          .map(({ privateSubnetId }) => privateSubnetId),
        launchTemplate: { id: template.id, version: template.latestVersion.apply(String) },
        nodeRepairConfig: { enabled: context.args.nodeRepair ?? true },
        tags: tagsOf(context, name),
      },
      { ...context.opts, dependsOn, ignoreChanges: ["scalingConfig.desiredSize"] },
    );
  });
}

/** The part of a node group that follows from its pool alone. The autoscaler moves the desired size, within the bounds. */
function groupOf(pool: PlannedPool) {
  return {
    amiType: pool.image.amiType,
    ...(pool.releaseVersion === undefined ? {} : { releaseVersion: pool.releaseVersion }),
    capacityType: pool.capacityType,
    instanceTypes: [...pool.instanceTypes],
    scalingConfig: { minSize: pool.min, maxSize: pool.max, desiredSize: pool.min },
    updateConfig: pool.update,
    forceUpdateVersion: false,
    labels: pool.labels,
    taints: pool.taints.map(({ effect, ...taint }) => ({ ...taint, effect: taintEffects[effect] })),
  };
}

/** Nodes take no SSH, give their credentials to no pod, and keep nothing unencrypted. */
function createLaunchTemplate(
  context: Context,
  name: string,
  pool: PlannedPool,
  keyArn: pulumi.Input<string>,
): ec2.LaunchTemplate {
  const tags = tagsOf(context, name);
  return new ec2.LaunchTemplate(
    name,
    {
      description: `Nodes of the pool ${pool.name} of the cluster ${context.clusterName}`,
      updateDefaultVersion: true,
      ebsOptimized: "true",
      metadataOptions: { httpEndpoint: "enabled", httpTokens: "required", httpPutResponseHopLimit: 1 },
      blockDeviceMappings: pool.image.disks.map(({ deviceName, size }) => ({
        deviceName,
        ebs: {
          volumeType: "gp3",
          volumeSize: size,
          encrypted: "true",
          kmsKeyId: keyArn,
          deleteOnTermination: "true",
        },
      })),
      userData: pool.image.userData,
      tagSpecifications: ["instance", "volume", "network-interface"].map((resourceType) => ({ resourceType, tags })),
      tags,
    },
    context.opts,
  );
}
