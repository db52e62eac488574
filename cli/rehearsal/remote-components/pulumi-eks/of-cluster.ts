import * as pulumi from "@pulumi/pulumi";
import { Child, type ControlPlane, warnOfUnknown } from "./children";
import type { Cluster } from "./cluster";
import { machineGroup } from "./machine-group";

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

/** A cluster's data, which `core` of an `eks.Cluster` holds. */
interface Core {
  readonly cluster: ControlPlane;
  readonly subnetIds: readonly string[];
  readonly publicSubnetIds?: readonly string[];
  readonly privateSubnetIds?: readonly string[];
}

/** Returns the data of the cluster that an argument refers to: an `eks.Cluster`, or its `core`. */
function coreOf(cluster: unknown): pulumi.Output<Core> {
  return pulumi
    .output(cluster as Cluster | Core)
    .apply((given) => ("core" in given ? given.core : pulumi.output(given as Core)));
}

/** Returns the name of the cluster that an argument refers to. */
function clusterNameOf(inputs: pulumi.Inputs): pulumi.Output<string> {
  return coreOf(inputs.cluster).apply(({ cluster }) => cluster.name);
}

/** An `eks.NodeGroup` or `eks.NodeGroupV2`. https://github.com/pulumi/pulumi-eks/blob/v4.3.0/nodejs/eks/nodes/nodegroup.ts */
export class NodeGroup extends pulumi.ComponentResource {
  readonly state: pulumi.Inputs;

  constructor(type: string, name: string, inputs: pulumi.Inputs, opts: pulumi.ComponentResourceOptions) {
    super(type, name, inputs, opts);
    const core = coreOf(inputs.cluster);
    const site = {
      cluster: { name: core.cluster.name },
      subnetIds: core.apply((of) => of.privateSubnetIds ?? of.publicSubnetIds ?? of.subnetIds),
    };
    const group = machineGroup(name, inputs, site, { parent: this });
    const nodeSecurityGroup: unknown = inputs.nodeSecurityGroup;
    this.state = {
      autoScalingGroup: group,
      autoScalingGroupName: group.name,
      extraNodeSecurityGroups: inputs.extraNodeSecurityGroups ?? [],
      nodeSecurityGroup,
      nodeSecurityGroupId: "",
    };
    this.registerOutputs(this.state);
  }
}

/** An `eks.ManagedNodeGroup`. https://github.com/pulumi/pulumi-eks/blob/v4.3.0/nodejs/eks/nodes/nodegroup.ts */
export class ManagedNodeGroup extends pulumi.ComponentResource {
  readonly state: pulumi.Inputs;

  constructor(name: string, inputs: pulumi.Inputs, opts: pulumi.ComponentResourceOptions) {
    super("eks:index:ManagedNodeGroup", name, inputs, opts);
    warnOfUnknown("eks:index:ManagedNodeGroup", inputs, groupKeys, this);
    const { cluster, nodeRole, scalingConfig, ...given } = inputs;
    const own = Object.fromEntries(Object.entries(given).filter(([key]) => groupKeys.includes(key)));
    const subnetIds: unknown = given.subnetIds ?? coreOf(cluster).subnetIds;
    const nodeRoleArn = pulumi.output(nodeRole as Child | undefined).apply((role) => role?.arn ?? inputs.nodeRoleArn);
    const sizes = pulumi
      .output(scalingConfig as object | undefined)
      .apply((given) => ({ desiredSize: 2, minSize: 1, maxSize: 2, ...given }));
    const group = new Child(
      "aws:eks/nodeGroup:NodeGroup",
      name,
      { ...own, subnetIds, nodeRoleArn, scalingConfig: sizes, clusterName: clusterNameOf(inputs) },
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
    warnOfUnknown("eks:index:Addon", inputs, addonKeys, this);
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
