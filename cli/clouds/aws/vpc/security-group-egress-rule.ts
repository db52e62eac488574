import { securityGroupRule } from "./security-group-rule";

/** https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_AuthorizeSecurityGroupEgress.html */
export const securityGroupEgressRule = securityGroupRule("Egress", "out to");
