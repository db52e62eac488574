import { texts } from "../../../values";
import type { TypeFacts } from "../../contract";
import { ports } from "../security-groups";

/** Rules of the older kind, each for one direction. https://www.pulumi.com/registry/packages/aws/api-docs/ec2/securitygrouprule/ */
export const securityGroupRule: TypeFacts = {
  token: "aws:ec2/securityGroupRule:SecurityGroupRule",
  admits: ({ type, protocol, cidrBlocks, ipv6CidrBlocks, fromPort, toPort }) =>
    type === "ingress"
      ? [
          {
            to: ports({ ipProtocol: protocol, fromPort, toPort }),
            from: [...texts(cidrBlocks), ...texts(ipv6CidrBlocks)],
          },
        ]
      : [],
};
