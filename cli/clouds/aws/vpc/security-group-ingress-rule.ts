import { texts } from "../../../values";
import { isEverybody, portRange } from "../../whole-internet";
import type { AwsType } from "../aws-type";
import { ports } from "../security-groups";
import { securityGroupRule } from "./security-group-rule";

/** https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_AuthorizeSecurityGroupIngress.html */
export const securityGroupIngressRule: AwsType = {
  ...securityGroupRule("Ingress", "in from"),
  opens: ({ cidrIpv4, cidrIpv6, fromPort, toPort }) =>
    [cidrIpv4, cidrIpv6].some(isEverybody) ? [`anybody at ${portRange(fromPort, toPort)}`] : [],
  admits: (inputs) => [{ to: ports(inputs), from: texts([inputs.cidrIpv4, inputs.cidrIpv6]) }],
};
