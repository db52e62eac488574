import type * as pulumi from "@pulumi/pulumi";
import { Child, type ControlPlane } from "./children";
import { machineGroup } from "./machine-group";

/** The parts of a cluster that its machines use. */
export interface ClusterNodes {
  readonly roles: readonly unknown[];
  readonly securityGroupId: pulumi.Output<string> | undefined;
  /** The properties of the cluster that hold them. */
  readonly outputs: pulumi.Inputs;
}

/**
 * Creates the security groups of a cluster, and its default node group, unless the program leaves them out. The group is an
 * Auto Scaling group.
 * https://github.com/pulumi/pulumi-eks/blob/v4.3.0/nodejs/eks/cluster/cluster.ts
 */
export function createNodes(
  parent: pulumi.ComponentResource,
  name: string,
  inputs: pulumi.Inputs,
  cluster: ControlPlane,
  subnetIds: pulumi.Input<readonly string[]>,
): ClusterNodes {
  const opts = { parent };
  const group = (which: string) =>
    new Child(
      "aws:ec2/securityGroup:SecurityGroup",
      `${name}-${which}`,
      { vpcId: inputs.vpcId, tags: inputs.tags },
      opts,
    );
  const hasGroups = inputs.skipDefaultSecurityGroups !== true;
  const clusterSecurityGroup: unknown =
    inputs.clusterSecurityGroup ?? (hasGroups ? group("eksClusterSecurityGroup") : undefined);
  const nodeSecurityGroup = hasGroups ? group("nodeSecurityGroup") : undefined;
  const rule =
    nodeSecurityGroup &&
    new Child(
      "aws:ec2/securityGroupRule:SecurityGroupRule",
      `${name}-eksClusterIngressRule`,
      {
        type: "ingress",
        fromPort: 443,
        toPort: 443,
        protocol: "tcp",
        securityGroupId: cluster.vpcConfig.clusterSecurityGroupId,
        sourceSecurityGroupId: nodeSecurityGroup.id,
      },
      opts,
    );
  const own: unknown[] = inputs.instanceRole === undefined ? [] : [inputs.instanceRole];
  const given: unknown = inputs.instanceRoles;
  const hasDefaultGroup = inputs.skipDefaultNodeGroup !== true && inputs.fargate !== true;
  const drawn = own.length === 0 && given === undefined && hasDefaultGroup ? [instanceRole(parent, name)] : own;
  const autoScalingGroup = hasDefaultGroup
    ? machineGroup(name, defaultGroup(inputs), { cluster, subnetIds }, opts)
    : undefined;
  return {
    roles: Array.isArray(given) ? given : drawn,
    securityGroupId: nodeSecurityGroup?.id,
    outputs: {
      clusterSecurityGroup,
      nodeSecurityGroup,
      eksClusterIngressRule: rule,
      clusterIngressRuleId: rule?.id ?? "",
      defaultNodeGroup: autoScalingGroup && { autoScalingGroup, nodeSecurityGroup, extraNodeSecurityGroups: [] },
      defaultNodeGroupAsgName: autoScalingGroup?.name ?? "",
      fargateProfileId: "",
      fargateProfileStatus: "",
    },
  };
}

function instanceRole(parent: pulumi.ComponentResource, name: string): Child {
  const statement = { Action: "sts:AssumeRole", Effect: "Allow", Principal: { Service: "ec2.amazonaws.com" } };
  const assumeRolePolicy = JSON.stringify({ Version: "2012-10-17", Statement: [statement] });
  return new Child("aws:iam/role:Role", `${name}-instanceRole-role`, { assumeRolePolicy }, { parent });
}

/** The arguments of the default node group, which a cluster has itself or in `nodeGroupOptions`. */
function defaultGroup({
  desiredCapacity,
  instanceType,
  maxSize,
  minSize,
  nodeGroupOptions,
  nodeSubnetIds,
}: pulumi.Inputs) {
  const given = { desiredCapacity, instanceType, maxSize, minSize, nodeSubnetIds };
  return { ...given, ...(nodeGroupOptions as pulumi.Inputs | undefined) };
}
