import { isEverybody, portRange } from "../../everybody";
import type { AwsType } from "../aws-type";
import { securityGroupRule } from "./security-group-rule";

/** https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_AuthorizeSecurityGroupIngress.html */
export const securityGroupIngressRule: AwsType = {
  ...securityGroupRule("Ingress", "in from"),
  opens: ({ cidrIpv4, cidrIpv6, fromPort, toPort }) =>
    [cidrIpv4, cidrIpv6].some(isEverybody) ? [`anybody at ${portRange(fromPort, toPort)}`] : [],
};
