import * as pulumi from "@pulumi/pulumi";
import { Child, refuseUnknown } from "./children";
import type { Cluster } from "./cluster";

const groupKeys = [
  "cluster",
  "nodeRole",
  "nodeRoleArn",
  "subnetIds",
  "instanceTypes",
  "scalingConfig",
  "labels",
  "taints",
  "tags",
  "capacityType",
  "amiType",
  "version",
  "nodeGroupName",
];
const addonKeys = [
  "cluster",
  "addonName",
  "addonVersion",
  "configurationValues",
  "resolveConflictsOnCreate",
  "resolveConflictsOnUpdate",
  "serviceAccountRoleArn",
  "podIdentityAssociations",
  "preserve",
  "tags",
];

/** Returns the name of the cluster that an argument refers to. */
function clusterNameOf(inputs: pulumi.Inputs): pulumi.Output<string> {
  return pulumi.output(inputs.cluster as Cluster).apply((cluster) => cluster.eksCluster.name);
}

/** An `eks.ManagedNodeGroup`. https://github.com/pulumi/pulumi-eks/blob/v4.3.0/nodejs/eks/nodes/nodegroup.ts */
export class ManagedNodeGroup extends pulumi.ComponentResource {
  readonly state: pulumi.Inputs;

  constructor(name: string, inputs: pulumi.Inputs, opts: pulumi.ComponentResourceOptions) {
    super("eks:index:ManagedNodeGroup", name, inputs, opts);
    refuseUnknown("eks:index:ManagedNodeGroup", inputs, groupKeys);
    const { cluster: _cluster, nodeRole, scalingConfig, ...own } = inputs;
    const nodeRoleArn = pulumi.output(nodeRole as Child | undefined).apply((role) => role?.arn ?? inputs.nodeRoleArn);
    const sizes = pulumi
      .output(scalingConfig as object | undefined)
      .apply((given) => ({ desiredSize: 2, minSize: 1, maxSize: 2, ...given }));
    const group = new Child(
      "aws:eks/nodeGroup:NodeGroup",
      name,
      { ...own, nodeRoleArn, scalingConfig: sizes, clusterName: clusterNameOf(inputs) },
      { parent: this },
    );
    this.state = { nodeGroup: group, placementGroupName: "" };
    this.registerOutputs(this.state);
  }
}

/** An `eks.Addon`. https://github.com/pulumi/pulumi-eks/blob/v4.3.0/nodejs/eks/addons/addon.ts */
export class Addon extends pulumi.ComponentResource {
  readonly state: pulumi.Inputs;

  constructor(name: string, inputs: pulumi.Inputs, opts: pulumi.ComponentResourceOptions) {
    super("eks:index:Addon", name, inputs, opts);
    refuseUnknown("eks:index:Addon", inputs, addonKeys);
    const { cluster: _cluster, configurationValues: values, ...own } = inputs;
    const configuration = values === undefined ? {} : { configurationValues: pulumi.jsonStringify(values) };
    const addon = new Child(
      "aws:eks/addon:Addon",
      name,
      { ...own, ...configuration, clusterName: clusterNameOf(inputs) },
      { parent: this },
    );
    this.state = { addon };
    this.registerOutputs(this.state);
  }
}
