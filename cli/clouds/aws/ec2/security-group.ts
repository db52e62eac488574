import { type Fields, items, text, texts } from "../../../values";
import { all } from "../../account";
import type { CloudRule } from "../../contract";
import { isEverybody, portRange } from "../../whole-internet";
import { regionalArn } from "../arns";
import type { AwsType } from "../aws-type";
import { inVpc } from "../network-references";
import { regional } from "../replaced-by";
import { allowedTexts, ports } from "../security-groups";
import { interfacesOf, violation } from "./network-interfaces";

/** A name must not look like an id. */
const nameIsNoId: CloudRule = ({ inputs }) => {
  const name = text(inputs, "name") ?? "";
  const message = `Value (${name}) for parameter GroupName is invalid. Group names may not be in the format sg-*`;
  return name.startsWith("sg-") ? { code: "InvalidParameterValue", message } : undefined;
};

/** https://docs.aws.amazon.com/vpc/latest/userguide/deleting-security-groups.html */
const isUnused: CloudRule = ({ id }, account) => {
  const isUsed = interfacesOf(account).some(({ securityGroupIds }) => securityGroupIds.includes(id));
  const rules = ["Ingress", "Egress"].flatMap((way) =>
    all(account, `aws:vpc/securityGroup${way}Rule:SecurityGroup${way}Rule`),
  );
  const isReferenced = rules.some(
    ({ state }) => state.referencedSecurityGroupId === id && state.securityGroupId !== id,
  );
  return isUsed || isReferenced ? violation(`resource ${id} has a dependent object`) : undefined;
};

/** https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateSecurityGroup.html */
export const securityGroup: AwsType = {
  token: "aws:ec2/securityGroup:SecurityGroup",
  label: "EC2 Security Group",
  api: { service: "EC2", create: "CreateSecurityGroup", delete: "DeleteSecurityGroup" },
  autoname: { property: "name", maxLength: 255 },
  id: ({ place, name }) => place.newId("sg-", name),
  defaults: { description: "Managed by Pulumi", ingress: [], egress: [], revokeRulesOnDelete: false },
  computed: ({ place, id }) => ({ arn: regionalArn(place, "ec2", `security-group/${id}`), ownerId: place.accountId }),
  refuses: { create: [inVpc, nameIsNoId, allowedTexts("security group")], delete: [isUnused] },
  unique: {
    by: ["vpcId", "name"],
    fault: ({ name, vpcId }) => ({
      code: "InvalidGroup.Duplicate",
      message: `The security group '${String(name)}' already exists for VPC '${String(vpcId)}'`,
    }),
  },
  replacedBy: regional("ec2/vpc_security_group.go", ["description", "name", "namePrefix", "vpcId"]),
  shown: {
    values: ({ inputs }) => [
      ...items(inputs.ingress).map((rule) => `in ${inlineRule(rule)}`),
      ...items(inputs.egress).map((rule) => `out ${inlineRule(rule)}`),
    ],
  },
  opens: ({ ingress }) =>
    items(ingress)
      .filter(({ cidrBlocks, ipv6CidrBlocks }) => [...texts(cidrBlocks), ...texts(ipv6CidrBlocks)].some(isEverybody))
      .map(({ fromPort, toPort }) => `anybody at ${portRange(fromPort, toPort)}`),
  admits: ({ ingress }) =>
    items(ingress).map(({ cidrBlocks, ipv6CidrBlocks, protocol, fromPort, toPort }) => ({
      to: ports({ ipProtocol: protocol, fromPort, toPort }),
      from: [...texts(cidrBlocks), ...texts(ipv6CidrBlocks)],
    })),
};

function inlineRule(rule: Fields): string {
  const peers = [...texts(rule.cidrBlocks), ...texts(rule.ipv6CidrBlocks), ...texts(rule.securityGroups)];
  const who = peers.length === 0 ? (rule.self === true ? "itself" : "unknown peers") : peers.join(", ");
  return `${who} ${ports({ ...rule, ipProtocol: rule.protocol })}`;
}
