import { at, type Fields, fields, isRecord, items, text, texts } from "../../../values";
import { byId } from "../../account";
import type { CloudAccount, CloudResource, IdentifiedQuestion } from "../../contract";
import { named, oneOf } from "../../property-checks";
import { rows } from "../../replacement";
import { said } from "../../shown";
import { regionalArn } from "../arns";
import { type AwsType, api, type NetworkInterface } from "../aws-type";
import { regional } from "../replaced-by";
import { inUse } from "./faults";
import {
  isNodeVersion,
  machinesFitImage,
  machinesFitTemplate,
  nodeRole,
  sizesFit,
  subnetsAreOfCluster,
  templateExists,
  vpcHasNames,
} from "./node-group-refusals";
import { clusterOf, ofCluster } from "./of-cluster";

/** Managed node groups. https://docs.aws.amazon.com/eks/latest/APIReference/API_CreateNodegroup.html */
export const nodeGroup: AwsType = {
  token: "aws:eks/nodeGroup:NodeGroup",
  label: "EKS Node Group",
  api: api("EKS", "Nodegroup", "UpdateNodegroupConfig"),
  autoname: { property: "nodeGroupName", maxLength: 255 },
  id: ({ inputs, name }) => `${text(inputs, "clusterName") ?? ""}:${text(inputs, "nodeGroupName") ?? name}`,
  defaults: { capacityType: "ON_DEMAND", amiType: "AL2023_x86_64_STANDARD", forceUpdateVersion: false },
  computed,
  properties: {
    nodeGroupName: named(/^[0-9A-Za-z][0-9A-Za-z_-]*$/, 63),
    capacityType: oneOf(["ON_DEMAND", "SPOT", "CAPACITY_BLOCK"]),
  },
  refuses: {
    create: [
      ofCluster,
      sizesFit,
      isNodeVersion,
      templateExists,
      subnetsAreOfCluster,
      vpcHasNames,
      machinesFitImage,
      machinesFitTemplate,
      nodeRole,
    ],
    update: [sizesFit, isNodeVersion, templateExists],
  },
  unique: {
    by: ["clusterName", "nodeGroupName"],
    fault: ({ clusterName, nodeGroupName }) =>
      inUse(`NodeGroup already exists with name ${String(nodeGroupName)} and cluster name ${String(clusterName)}`),
  },
  interfaces: interfacesOfNodes,
  replacedBy: regional("eks/node_group.go", [
    "amiType",
    "capacityType",
    "clusterName",
    "diskSize",
    "instanceTypes",
    "launchTemplate.id",
    "launchTemplate.name",
    "nodeGroupName",
    "nodeGroupNamePrefix",
    "nodeRoleArn",
    "remoteAccess",
    "subnetIds",
  ]),
  rolledBy: rows("docs.aws.amazon.com/eks/latest/userguide/update-managed-node-group.html", [
    "launchTemplate.version",
    "releaseVersion",
    "version",
  ]),
  precious: true,
  shown: {
    ownLine: true,
    values: ({ name, inputs, named }) => [
      sizeAndMachines(inputs),
      [text(inputs.amiType), text(inputs.releaseVersion) ?? text(inputs.version)].filter(Boolean).join(" "),
      said("in", named("subnetIds", "aws.ec2.Subnet")),
      said("labels", labels(fields(inputs.labels), name)),
      said("taints", items(inputs.taints).map(taint).join(", ")),
      inputs.forceUpdateVersion === true ? "updates force the eviction of pods" : undefined,
      at(inputs, "nodeRepairConfig", "enabled") === true ? "node auto repair" : undefined,
    ],
    alarms: ({ inputs }) => [inputs.remoteAccess === undefined ? undefined : "nodes can be reached by SSH"],
  },
};

function computed({ place, name, inputs }: IdentifiedQuestion): Fields {
  const group = text(inputs, "nodeGroupName") ?? name;
  const unique = place.newId("", name);
  return {
    arn: regionalArn(place, "eks", ["nodegroup", text(inputs, "clusterName"), group, unique].join("/")),
    status: "ACTIVE",
    resources: [{ autoscalingGroups: [{ name: `eks-${group}-${unique}` }], remoteAccessSecurityGroupId: "" }],
    releaseVersion: text(inputs, "releaseVersion") ?? `${text(inputs, "version") ?? ""}.0-20000101`,
    launchTemplate: launchTemplate(place.find, inputs.launchTemplate),
  };
}

/** Adds the name to a launch template that is given by its id. */
function launchTemplate(find: IdentifiedQuestion["place"]["find"], given: unknown): Fields | undefined {
  const name = text(find?.("aws:ec2/launchTemplate:LaunchTemplate", text(given, "id") ?? ""), "name");
  return isRecord(given) ? { ...given, ...(name === undefined ? {} : { name }) } : undefined;
}

/** Nodes are in the security groups of their launch template. Without any, they are in the one that EKS creates. */
function interfacesOfNodes({ id, state }: CloudResource, account: CloudAccount): NetworkInterface[] {
  const template = byId(account, "aws:ec2/launchTemplate:LaunchTemplate", text(state, "launchTemplate", "id"));
  const ofTemplate = texts(template?.state, "vpcSecurityGroupIds");
  const ofCluster = texts([at(clusterOf(account, state)?.state, "vpcConfig", "clusterSecurityGroupId")]);
  return account.nodes
    .filter(({ poolId }) => poolId === id)
    .map(({ subnetId }) => ({
      subnetId,
      securityGroupIds: ofTemplate.length > 0 ? ofTemplate : ofCluster,
      public: false,
    }));
}

function sizeAndMachines({ scalingConfig, instanceTypes, capacityType }: Fields): string {
  const { minSize, maxSize } = fields(scalingConfig);
  const types = texts(instanceTypes).join(", ") || "unknown type";
  return `${text(minSize) ?? "?"}–${text(maxSize) ?? "?"} × ${types}${capacityType === "SPOT" ? " spot" : ""}`;
}

function taint({ key, value, effect }: Fields): string {
  const pair = text(value) === undefined ? text(key) : `${text(key) ?? ""}=${text(value) ?? ""}`;
  return `${pair ?? ""}:${text(effect) ?? ""}`;
}

/** Leaves out a label that only repeats the group's name. */
function labels(all: Fields, name: string): string {
  return Object.entries(all)
    .filter(([, value]) => value !== name)
    .map(([key, value]) => `${key}=${text(value) ?? "unknown"}`)
    .join(", ");
}
