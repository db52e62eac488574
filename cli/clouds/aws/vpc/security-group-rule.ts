import { text } from "../../../values";
import { all } from "../../account";
import type { CloudRule } from "../../contract";
import type { Replacement } from "../../replacement";
import { regionalArn } from "../arns";
import type { AwsType } from "../aws-type";
import { refersTo } from "../references";
import { global, regional } from "../replaced-by";
import { allowedTexts, ports } from "../security-groups";

const ofGroup = refersTo(
  "securityGroupId",
  "aws:ec2/securityGroup:SecurityGroup",
  "InvalidGroup.NotFound",
  "security group",
);

/** A peer of another kind needs another rule (`ModifyPlan`). */
const peers = ["cidrIpv4", "cidrIpv6", "prefixListId", "referencedSecurityGroupId"];
const identity = ["securityGroupId", "ipProtocol", "fromPort", "toPort", ...peers];

/** https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_AuthorizeSecurityGroupIngress.html */
const isNewRule: CloudRule = ({ type, inputs }, account) => {
  const twin = all(account, type).find(({ state }) => identity.every((key) => state[key] === inputs[key]));
  const peer = text(inputs, "cidrIpv4") ?? text(inputs, "cidrIpv6") ?? text(inputs, "referencedSecurityGroupId") ?? "";
  const traffic = `${String(inputs.ipProtocol)}, from port: ${String(inputs.fromPort)}, to port: ${String(inputs.toPort)}`;
  return (
    twin && {
      code: "InvalidPermission.Duplicate",
      message: `the specified rule "peer: ${peer}, ${traffic}, ALLOW" already exists`,
    }
  );
};

/** Declares the rules of a security group in one direction. */
export function securityGroupRule(direction: "Ingress" | "Egress", lead: string): AwsType {
  return {
    token: `aws:vpc/securityGroup${direction}Rule:SecurityGroup${direction}Rule`,
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
    refuses: { create: [ofGroup, allowedTexts("rule"), isNewRule] },
    replacedBy: replacedBy(`ec2/vpc_security_group_${direction.toLowerCase()}_rule.go`),
    shown: {
      partOf: "securityGroupId",
      lead,
      values: ({ inputs, named }) => {
        const [cidrIpv4, cidrIpv6] = [text(inputs.cidrIpv4), text(inputs.cidrIpv6)];
        const peer = cidrIpv4 ?? cidrIpv6 ?? named("referencedSecurityGroupId") ?? text(inputs.prefixListId);
        return [`${peer ?? "unknown peers"} ${ports(inputs)}`];
      },
    },
  };
}

function replacedBy(file: string): Replacement[] {
  const otherKind = global(file, peers).map((row): Replacement => ({ ...row, on: ["added", "removed"] }));
  return [...regional(file, ["securityGroupId"]), ...otherKind];
}
