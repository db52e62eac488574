export { address } from "./address";
export { firewall } from "./firewall";
export { globalForwardingRule } from "./global-forwarding-rule";
export { instance } from "./instance";
export { network } from "./network";
export { router } from "./router";
export { routerNat } from "./router-nat";
export { subnetwork } from "./subnetwork";
