import { number, text, texts } from "../../../values";
import { byId } from "../../account";
import type { CloudRule } from "../../contract";
import { isGone } from "../references";
import { canBeAssumed } from "../roles";
import { invalid } from "./faults";
import { clusterOf } from "./of-cluster";
import { minorOf } from "./versions";

const templateToken = "aws:ec2/launchTemplate:LaunchTemplate";

/** The role of the nodes. */
export const nodeRole = canBeAssumed("nodeRoleArn", (arn) =>
  invalid(`The role with name ${arn.split("/").at(-1) ?? ""} cannot be found.`),
);

/** https://docs.aws.amazon.com/eks/latest/APIReference/API_NodegroupScalingConfig.html */
export const sizesFit: CloudRule = ({ inputs }) => {
  const size = (property: string) => number(inputs, "scalingConfig", property) ?? 0;
  const [min, max, desired] = [size("minSize"), size("maxSize"), size("desiredSize")];
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

/** Nodes are never ahead of the control plane, and never go back. https://docs.aws.amazon.com/eks/latest/userguide/update-managed-node-group.html */
export const isNodeVersion: CloudRule = ({ inputs, previous }, account) => {
  const [before, version] = [text(previous, "version"), text(inputs, "version")];
  const ofControlPlane = text(clusterOf(account, inputs)?.state, "version");
  if (version === undefined || ofControlPlane === undefined || version === before) {
    return undefined;
  }
  if (minorOf(version) > minorOf(ofControlPlane)) {
    return invalid(
      `Nodegroup Kubernetes version ${version} is greater than cluster Kubernetes version ${ofControlPlane}`,
    );
  }
  return before !== undefined && minorOf(version) < minorOf(before)
    ? invalid(`Nodegroup Kubernetes version ${version} can't be lower than its current version ${before}`)
    : undefined;
};

/** https://docs.aws.amazon.com/eks/latest/userguide/launch-templates.html */
export const templateExists: CloudRule = ({ inputs }, account) => {
  const id = text(inputs, "launchTemplate", "id");
  const template = byId(account, templateToken, id);
  if (id === undefined || (template === undefined && !isGone(account, templateToken, id))) {
    return undefined;
  }
  const version = Number(text(inputs, "launchTemplate", "version") ?? 0);
  if (template === undefined || version > (number(template.state, "latestVersion") ?? 0)) {
    return {
      code: "InvalidRequestException",
      message: `You cannot use launch template ${id} version ${version}: it does not exist`,
    };
  }
  const twice = ["instanceType", "iamInstanceProfile"].find(
    (property) =>
      template.state[property] !== undefined &&
      (property !== "instanceType" || texts(inputs, "instanceTypes").length > 0),
  );
  return twice === undefined ? undefined : invalid(`Launch template ${id} should not specify ${twice}`);
};

/** Nodes are in the VPC of their cluster. https://docs.aws.amazon.com/eks/latest/APIReference/API_CreateNodegroup.html */
export const subnetsAreOfCluster: CloudRule = ({ inputs }, account) => {
  const vpcId = text(clusterOf(account, inputs)?.state, "vpcConfig", "vpcId");
  const foreign = texts(inputs, "subnetIds").find((id) => {
    const subnet = byId(account, "aws:ec2/subnet:Subnet", id);
    return subnet !== undefined && subnet.state.vpcId !== vpcId;
  });
  return foreign === undefined || vpcId === undefined
    ? undefined
    : invalid(`Subnet ${foreign} is not in the VPC ${vpcId} of the cluster`);
};

/** Nodes resolve the API server's name in the VPC. https://docs.aws.amazon.com/eks/latest/userguide/network-reqs.html */
export const vpcHasNames: CloudRule = ({ inputs }, account) => {
  const vpc = byId(account, "aws:ec2/vpc:Vpc", text(clusterOf(account, inputs)?.state, "vpcConfig", "vpcId"));
  const missing = ["enableDnsHostnames", "enableDnsSupport"].find((property) => vpc?.state[property] === false);
  return missing === undefined
    ? undefined
    : {
        code: "NodeCreationFailure",
        message: `Instances failed to join the kubernetes cluster: ${missing} of VPC ${vpc?.id ?? ""} is off`,
      };
};

/** Machines have the architecture of the image. https://docs.aws.amazon.com/eks/latest/userguide/eks-optimized-ami.html */
export const machinesFitImage: CloudRule = ({ inputs }) => {
  const types = texts(inputs, "instanceTypes");
  const image = text(inputs, "amiType");
  if (types.length > 20) {
    return invalid("instanceTypes can contain at most 20 instance types");
  }
  /* The letter g after the generation stands for Graviton: https://docs.aws.amazon.com/ec2/latest/instancetypes/instance-type-names.html */
  const wrong = types.find((type) => /^[a-z]+\d+[a-z-]*g[a-z]*\./.test(type) !== image?.includes("ARM_64"));
  return wrong === undefined || image === undefined
    ? undefined
    : invalid(`[${wrong}] is not a valid instance type for requested amiType ${image}`);
};

/**
 * Machines of the family t2 refuse a launch template with `ebsOptimized`.
 * https://github.com/eksctl-io/eksctl/issues/1257, https://github.com/eksctl-io/eksctl/issues/1293
 */
export const machinesFitTemplate: CloudRule = ({ inputs }, account) => {
  const template = byId(account, templateToken, text(inputs, "launchTemplate", "id"));
  const wrong = texts(inputs, "instanceTypes").find((type) => type.startsWith("t2."));
  return wrong === undefined || text(template?.state, "ebsOptimized") !== "true"
    ? undefined
    : {
        code: "AsgInstanceLaunchFailures",
        message: `You must use a valid fully-formed launch template. EBS-optimized instances are not supported for your requested configuration (${wrong})`,
      };
};
