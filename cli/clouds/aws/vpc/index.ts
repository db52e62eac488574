export { securityGroupEgressRule } from "./security-group-egress-rule";
export { securityGroupIngressRule } from "./security-group-ingress-rule";
