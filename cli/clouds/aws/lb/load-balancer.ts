import type { TypeFacts } from "../../contract";

/** https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateLoadBalancer.html */
export const loadBalancer: TypeFacts = {
  token: "aws:lb/loadBalancer:LoadBalancer",
  opens: ({ internal }) => (internal === true ? [] : ["an internet-facing load balancer"]),
};
