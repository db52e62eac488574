import { numberAt, type Properties, textAt, textsAt } from "../properties";
import { regionalArn } from "./arns";
import type { AwsTypes } from "./aws-type";

/** Security groups, endpoints, flow logs and launch templates. https://docs.aws.amazon.com/AWSEC2/latest/APIReference */
export const ec2Access: AwsTypes = {
  "aws:ec2/securityGroup:SecurityGroup": {
    label: "EC2 Security Group",
    api: { service: "EC2", create: "CreateSecurityGroup", delete: "DeleteSecurityGroup" },
    autoname: { property: "name", maxLength: 255 },
    id: ({ place, name }) => place.newId("sg-", name),
    defaults: { description: "Managed by Pulumi", ingress: [], egress: [], revokeRulesOnDelete: false },
    computed: ({ place, id }) => ({ arn: regionalArn(place, "ec2", `security-group/${id}`), ownerId: place.accountId }),
  },
  "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup": {
    label: "EC2 Default Security Group",
    // It comes and goes with its VPC: the provider takes it over, and lets it go.
    api: { service: "EC2", create: "RevokeSecurityGroupIngress", delete: "DescribeSecurityGroups" },
    id: ({ place, name, inputs }) =>
      textAt(place.find?.("aws:ec2/vpc:Vpc", textAt(inputs, "vpcId")), "defaultSecurityGroupId") ||
      place.newId("sg-", `${name}-default`),
    defaults: { ingress: [], egress: [], revokeRulesOnDelete: false },
    computed: ({ place, id }) => ({
      name: "default",
      description: "default VPC security group",
      arn: regionalArn(place, "ec2", `security-group/${id}`),
      ownerId: place.accountId,
    }),
  },
  "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule": securityGroupRule("Ingress"),
  "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule": securityGroupRule("Egress"),
  "aws:ec2/vpcEndpoint:VpcEndpoint": {
    label: "EC2 VPC Endpoint",
    api: { service: "EC2", create: "CreateVpcEndpoint", update: "ModifyVpcEndpoint", delete: "DeleteVpcEndpoints" },
    id: ({ place, name }) => place.newId("vpce-", name),
    defaults: { vpcEndpointType: "Gateway", privateDnsEnabled: false },
    computed: ({ place, name, id, inputs }) => ({
      arn: regionalArn(place, "ec2", `vpc-endpoint/${id}`),
      ownerId: place.accountId,
      requesterManaged: false,
      state: "available",
      ipAddressType: "ipv4",
      networkInterfaceIds: textsAt(inputs, "subnetIds").map((subnet) => place.newId("eni-", `${name} ${subnet}`)),
      ...(inputs.vpcEndpointType === "Interface"
        ? {}
        : { prefixListId: place.newId("pl-", textAt(inputs, "serviceName")) }),
    }),
  },
  "aws:ec2/flowLog:FlowLog": {
    label: "EC2 Flow Log",
    api: { service: "EC2", create: "CreateFlowLogs", delete: "DeleteFlowLogs" },
    id: ({ place, name }) => place.newId("fl-", name),
    defaults: { maxAggregationInterval: 600, logDestinationType: "cloud-watch-logs" },
    computed: ({ place, id }) => ({ arn: regionalArn(place, "ec2", `vpc-flow-log/${id}`) }),
  },
  "aws:ec2/launchTemplate:LaunchTemplate": {
    label: "EC2 Launch Template",
    api: {
      service: "EC2",
      create: "CreateLaunchTemplate",
      update: "CreateLaunchTemplateVersion",
      delete: "DeleteLaunchTemplate",
    },
    autoname: { property: "name", maxLength: 128 },
    id: ({ place, name }) => place.newId("lt-", name),
    computed: ({ place, id, inputs, previous }) => {
      const latestVersion = nextVersion(inputs, previous);
      return {
        arn: regionalArn(place, "ec2", `launch-template/${id}`),
        latestVersion,
        defaultVersion:
          inputs.updateDefaultVersion === true ? latestVersion : (numberAt(previous, "defaultVersion") ?? 1),
      };
    },
    unknownOnUpdate: ["latestVersion", "defaultVersion"],
  },
};

function securityGroupRule(direction: "Ingress" | "Egress"): AwsTypes[string] {
  return {
    label: `VPC Security Group ${direction} Rule`,
    api: {
      service: "EC2",
      create: `AuthorizeSecurityGroup${direction}`,
      update: "ModifySecurityGroupRules",
      delete: `RevokeSecurityGroup${direction}`,
    },
    id: ({ place, name }) => place.newId("sgr-", name),
    computed: ({ place, id }) => ({
      arn: regionalArn(place, "ec2", `security-group-rule/${id}`),
      securityGroupRuleId: id,
    }),
  };
}

/** Properties that are not part of a version of a launch template. */
const unversioned = new Set([
  "name",
  "namePrefix",
  "tags",
  "tagsAll",
  "defaultVersion",
  "updateDefaultVersion",
  "region",
]);

/** Versions count up; a change of anything in the template makes one, and the old ones stay. */
function nextVersion(inputs: Properties, previous: Properties | undefined): number {
  const before = numberAt(previous, "latestVersion");
  if (before === undefined) {
    return 1;
  }
  const changed = Object.keys(inputs).some(
    (key) => !unversioned.has(key) && JSON.stringify(inputs[key]) !== JSON.stringify(previous?.[key]),
  );
  return changed ? before + 1 : before;
}
