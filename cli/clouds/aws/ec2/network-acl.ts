import { type Fields, items, texts } from "../../../values";
import type { Admission, TypeFacts } from "../../contract";
import { ports } from "../security-groups";

/** https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateNetworkAclEntry.html */
function admitted(rule: Fields, action: unknown): Admission[] {
  const { protocol, cidrBlock, ipv6CidrBlock, fromPort, toPort } = rule;
  const isAll = protocol === "-1" || protocol === "all";
  return action === "allow"
    ? [
        {
          to: ports({ ipProtocol: isAll ? "-1" : protocol, fromPort, toPort }),
          from: texts([cidrBlock, ipv6CidrBlock]),
        },
      ]
    : [];
}

/** Network access control lists with their rules. */
export const networkAcl: TypeFacts = {
  token: "aws:ec2/networkAcl:NetworkAcl",
  admits: ({ ingress }) => items(ingress).flatMap((rule) => admitted(rule, rule.action)),
};

/** One rule of a list. */
export const networkAclRule: TypeFacts = {
  token: "aws:ec2/networkAclRule:NetworkAclRule",
  admits: (rule) => (rule.egress === true ? [] : admitted(rule, rule.ruleAction)),
};
