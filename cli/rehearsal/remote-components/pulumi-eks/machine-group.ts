import * as pulumi from "@pulumi/pulumi";
import { Child, type ControlPlane } from "./children";
import { type KubeletArguments, userDataOf } from "./user-data";

/** The parts of a cluster that its groups of machines use. */
export interface MachineSite {
  readonly cluster: Pick<ControlPlane, "name">;
  /** The subnets of the machines, unless a group names others. */
  readonly subnetIds: pulumi.Input<readonly string[]>;
}

/**
 * Creates machines that join a cluster by themselves: their launch template, with the kubelet's settings, and their Auto Scaling group.
 * https://github.com/pulumi/pulumi-eks/blob/v4.3.0/nodejs/eks/nodes/nodegroup.ts (createNodeGroupV2Internal)
 */
export function machineGroup(
  name: string,
  inputs: pulumi.Inputs,
  { cluster, subnetIds }: MachineSite,
  opts: pulumi.CustomResourceOptions,
): Child {
  const { desiredCapacity = 2, instanceType = "t3.medium", maxSize = 2, minSize = 1, nodeSubnetIds } = inputs;
  const kubelet: KubeletArguments = {
    extraArgs: inputs.kubeletExtraArgs,
    labels: inputs.labels,
    override: inputs.nodeUserDataOverride,
    taints: inputs.taints,
  };
  const template = new LaunchTemplate(
    `${name}-launchTemplate`,
    { instanceType, userData: pulumi.output(kubelet).apply(userDataOf) },
    opts,
  );
  return new Child(
    "aws:autoscaling/group:Group",
    name,
    {
      desiredCapacity,
      minSize,
      maxSize,
      launchTemplate: { name: template.name, version: template.latestVersion.apply(String) },
      vpcZoneIdentifiers: nodeSubnetIds ?? subnetIds,
      tags: cluster.name.apply((clusterName) => [
        { key: `kubernetes.io/cluster/${clusterName}`, value: "owned", propagateAtLaunch: true },
        { key: "Name", value: `${clusterName}-worker`, propagateAtLaunch: true },
      ]),
    },
    opts,
  );
}

class LaunchTemplate extends Child {
  declare readonly latestVersion: pulumi.Output<number>;

  constructor(name: string, inputs: pulumi.Inputs, opts: pulumi.CustomResourceOptions) {
    super("aws:ec2/launchTemplate:LaunchTemplate", name, inputs, opts, ["latestVersion"]);
  }
}
