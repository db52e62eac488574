import { byId } from "../../account";
import { type CloudFault, type CloudRule } from "../../contract";
import { numberAt, textAt, textsAt } from "../../properties";
import { canBeAssumed, minorOf, ofCluster } from "./eks-cluster";

const invalid = (message: string): CloudFault => ({ code: "InvalidParameterException", message });

/** https://docs.aws.amazon.com/eks/latest/APIReference/API_NodegroupScalingConfig.html */
const scalingBounds: CloudRule = ({ inputs }) => {
  const [min, max, desired] = [scaling(inputs, "minSize"), scaling(inputs, "maxSize"), scaling(inputs, "desiredSize")];
  if (max < 1) {
    return invalid("Maximum capacity must be greater than or equal to 1");
  }
  if (min > max) {
    return invalid(`Minimum capacity ${min} can't be greater than maximum capacity ${max}`);
  }
  if (desired < min) {
    return invalid(`Minimum capacity ${min} can't be greater than desired size ${desired}`);
  }
  return desired > max ? invalid(`desired capacity ${desired} can't be greater than max size ${max}`) : undefined;
};

/** Nodes are never ahead of the control plane, and go one minor at a time. https://docs.aws.amazon.com/eks/latest/userguide/update-managed-node-group.html */
const nodeVersion: CloudRule = ({ inputs, previous }, account) => {
  const version = textAt(inputs, "version");
  const cluster = byId(account, "aws:eks/cluster:Cluster", textAt(inputs, "clusterName"));
  const ofControlPlane = textAt(cluster?.state, "version");
  if (version === "" || ofControlPlane === "" || version === textAt(previous, "version")) {
    return undefined;
  }
  if (minorOf(version) > minorOf(ofControlPlane)) {
    return invalid(
      `Nodegroup Kubernetes version ${version} is greater than cluster Kubernetes version ${ofControlPlane}`,
    );
  }
  return minorOf(version) < minorOf(textAt(previous, "version"))
    ? invalid(
        `Nodegroup Kubernetes version ${version} can't be lower than its current version ${textAt(previous, "version")}`,
      )
    : undefined;
};

/** https://docs.aws.amazon.com/eks/latest/userguide/launch-templates.html */
const nodeTemplate: CloudRule = ({ inputs }, account) => {
  const id = textAt(inputs, "launchTemplate", "id");
  const template = byId(account, "aws:ec2/launchTemplate:LaunchTemplate", id);
  if (id === "" || (template === undefined && !account.deleted.has(`aws:ec2/launchTemplate:LaunchTemplate ${id}`))) {
    return undefined;
  }
  const version = Number(textAt(inputs, "launchTemplate", "version"));
  if (template === undefined || version > (numberAt(template.state, "latestVersion") ?? 0)) {
    return {
      code: "InvalidRequestException",
      message: `You cannot use launch template ${id} version ${version}: it does not exist`,
    };
  }
  const twice = ["instanceType", "iamInstanceProfile"].find(
    (property) =>
      template.state[property] !== undefined &&
      (property !== "instanceType" || textsAt(inputs, "instanceTypes").length > 0),
  );
  return twice === undefined ? undefined : invalid(`Launch template ${id} should not specify ${twice}`);
};

/** Nodes are in the network of their cluster. https://docs.aws.amazon.com/eks/latest/APIReference/API_CreateNodegroup.html */
const nodeSubnets: CloudRule = ({ inputs }, account) => {
  const cluster = byId(account, "aws:eks/cluster:Cluster", textAt(inputs, "clusterName"));
  const vpcId = textAt(cluster?.state, "vpcConfig", "vpcId");
  const foreign = textsAt(inputs, "subnetIds").find((id) => {
    const subnet = byId(account, "aws:ec2/subnet:Subnet", id);
    return subnet !== undefined && vpcId !== "" && subnet.state.vpcId !== vpcId;
  });
  return foreign === undefined ? undefined : invalid(`Subnet ${foreign} is not in the VPC ${vpcId} of the cluster`);
};

/** Machines of the image's architecture. https://docs.aws.amazon.com/eks/latest/userguide/eks-optimized-ami.html */
const machines: CloudRule = ({ inputs }) => {
  const types = textsAt(inputs, "instanceTypes");
  const arm = textAt(inputs, "amiType").includes("ARM_64");
  // The letter g behind the generation stands for Graviton: https://docs.aws.amazon.com/ec2/latest/instancetypes/instance-type-names.html
  const wrong = types.find((type) => /^[a-z]+\d+[a-z-]*g[a-z]*\./.test(type) !== arm);
  if (types.length > 20) {
    return invalid("instanceTypes can contain at most 20 instance types");
  }
  return wrong === undefined || textAt(inputs, "amiType") === ""
    ? undefined
    : invalid(`[${wrong}] is not a valid instance type for requested amiType ${textAt(inputs, "amiType")}`);
};

const nodeRole = canBeAssumed("nodeRoleArn", (arn) =>
  invalid(`The role with name ${arn.split("/").at(-1) ?? ""} cannot be found.`),
);

/** A number of a scaling configuration. */
function scaling(inputs: unknown, property: "minSize" | "maxSize" | "desiredSize"): number {
  return numberAt(inputs, "scalingConfig", property) ?? 0;
}

/** Rules of node groups. */
export const nodeGroupRules = {
  create: [ofCluster, scalingBounds, nodeVersion, nodeTemplate, nodeSubnets, machines, nodeRole],
  update: [scalingBounds, nodeVersion, nodeTemplate],
} as const;
