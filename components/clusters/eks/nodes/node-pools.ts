import { ec2, eks } from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import type { PlannedGroup } from "../../node-groups";
import { type Context, tagsOf } from "../context";
import type { Network } from "../network";
import { createRole, nodePolicies, serviceTrust } from "../roles";
import { boundsHook } from "./bounds";
import type { PlannedPool } from "./plan";
import { createSchedules } from "./schedules";

/** EKS' names of taint effects, by Kubernetes' names. */
const taintEffects = {
  NoSchedule: "NO_SCHEDULE",
  PreferNoSchedule: "PREFER_NO_SCHEDULE",
  NoExecute: "NO_EXECUTE",
} as const;

/** The parts that the node pools depend on. */
export interface NodePoolParts {
  readonly network: Network;
  readonly cluster: eks.Cluster;
  readonly keyArn: pulumi.Input<string>;
  /** Whether EKS replaces unhealthy nodes. */
  readonly nodeRepair?: boolean;
  /** Resources without which nodes do not become ready. */
  readonly after: readonly pulumi.Resource[];
}

/** Creates the node pools. No pool depends on another pool. */
export function createNodePools(
  context: Context,
  pools: readonly PlannedPool[],
  { network, cluster, keyArn, nodeRepair = true, after }: NodePoolParts,
): eks.NodeGroup[] {
  const node = createRole(context, `${context.name}-node`, serviceTrust("ec2.amazonaws.com"), nodePolicies(context));
  const dependsOn = [...node.policies, ...network.routes, ...after];
  return pools.flatMap((pool) => {
    const template = createLaunchTemplate(context, `${context.name}-${pool.name}`, pool, keyArn);
    return pool.groups.map((group) => {
      const name = `${context.name}-${group.name}`;
      const nodeGroup = new eks.NodeGroup(
        name,
        {
          ...propertiesOf(pool, group),
          clusterName: cluster.name,
          version: context.kubernetesVersion,
          nodeRoleArn: node.role.arn,
          subnetIds: network.zones
            .filter(({ zone }) => group.zones.includes(zone))
            .map(({ privateSubnetId }) => privateSubnetId),
          launchTemplate: { id: template.id, version: template.latestVersion.apply(String) },
          nodeRepairConfig: { enabled: nodeRepair },
          tags: tagsOf(context, name),
        },
        {
          ...context.opts,
          dependsOn,
          ignoreChanges: ["scalingConfig.desiredSize"],
          hooks: { beforeUpdate: [boundsHook(context, pool.name, name)] },
        },
      );
      if (pool.schedule !== undefined) {
        createSchedules(context, group, nodeGroup, pool.schedule);
      }
      return nodeGroup;
    });
  });
}

/** Returns the properties of a node group that need no other resource. It starts with `min` nodes; then an autoscaler decides. */
function propertiesOf(pool: PlannedPool, { min, max }: PlannedGroup) {
  return {
    amiType: pool.image.amiType,
    ...(pool.releaseVersion === undefined ? {} : { releaseVersion: pool.releaseVersion }),
    capacityType: pool.capacityType,
    instanceTypes: [...pool.instanceTypes],
    scalingConfig: { minSize: min, maxSize: max, desiredSize: min },
    updateConfig: pool.update,
    forceUpdateVersion: false,
    labels: pool.labels,
    taints: pool.taints.map(({ effect, ...taint }) => ({ ...taint, effect: taintEffects[effect] })),
  };
}

/** Creates the launch template of nodes. The nodes allow no SSH, hide their credentials from pods, and encrypt their disks. */
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
