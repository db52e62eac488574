import type { TypeFacts } from "../../contract";

/** Forwarding rules of global load balancers. https://cloud.google.com/compute/docs/reference/rest/v1/globalForwardingRules */
export const globalForwardingRule: TypeFacts = {
  token: "gcp:compute/globalForwardingRule:GlobalForwardingRule",
  opens: ({ loadBalancingScheme }) =>
    loadBalancingScheme === "INTERNAL_MANAGED" ? [] : ["an internet-facing load balancer"],
};
