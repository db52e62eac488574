import { type Fields, items, text } from "../../../values";
import { regionalArn } from "../arns";
import type { AwsType } from "../aws-type";
import { regional } from "../replaced-by";

/** The group that AWS creates and deletes with a VPC. The provider only adopts it. https://docs.aws.amazon.com/vpc/latest/userguide/default-security-group.html */
export const defaultSecurityGroup: AwsType = {
  token: "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup",
  label: "EC2 Default Security Group",
  api: { service: "EC2", create: "RevokeSecurityGroupIngress", delete: "DescribeSecurityGroups" },
  id: ({ place, name, inputs }) =>
    text(place.find?.("aws:ec2/vpc:Vpc", text(inputs, "vpcId") ?? ""), "defaultSecurityGroupId") ??
    place.newId("sg-", `${name}-default`),
  defaults: { ingress: [], egress: [], revokeRulesOnDelete: false },
  computed: ({ place, id }) => ({
    name: "default",
    description: "default VPC security group",
    arn: regionalArn(place, "ec2", `security-group/${id}`),
    ownerId: place.accountId,
  }),
  replacedBy: regional("ec2/vpc_default_security_group.go", ["vpcId"]),
  shown: {
    partOf: "vpcId",
    lead: "default security group",
    values: ({ inputs }) => (isClosed(inputs) ? ["lets nothing through"] : []),
    alarms: ({ inputs }) => [isClosed(inputs) ? undefined : "the VPC's default security group lets traffic through"],
  },
};

function isClosed({ ingress, egress }: Fields): boolean {
  return items(ingress).length === 0 && items(egress).length === 0;
}
