export { firewallRules } from "./firewall-rules";
