import { planned } from "../planned";
import { itFinds } from "./unprotected";

const rule = (name: string, access: string, priority: number, sourceAddressPrefix = "10.0.0.0/8") => ({
  name,
  access,
  priority,
  direction: "Inbound",
  sourceAddressPrefix,
  destinationPortRange: "5432",
});
const group = (...securityRules: readonly object[]) =>
  planned("azure-native:network:NetworkSecurityGroup", "data", { inputs: { securityRules } });

const entry = (ruleNo: number, action: string, cidrBlock: string) => ({ ruleNo, action, cidrBlock, protocol: "-1" });
const list = (...ingress: readonly object[]) =>
  planned("aws:ec2/networkAcl:NetworkAcl", "data", { inputs: { ingress } });

describe("the order of a firewall's rules", () => {
  itFinds([
    {
      name: "a rule that denies, after one that allows",
      before: [group(rule("office", "Deny", 300, "10.9.0.0/16"), rule("corp", "Allow", 400))],
      after: [group(rule("office", "Deny", 4000, "10.9.0.0/16"), rule("corp", "Allow", 400))],
      lines: [
        "azure-native.network.NetworkSecurityGroup data: rule office, which denies, newly comes after corp, which allows",
      ],
    },
    {
      name: "other addresses",
      before: [group(rule("office", "Deny", 300, "192.168.0.0/16"), rule("corp", "Allow", 400))],
      after: [group(rule("office", "Deny", 4000, "192.168.0.0/16"), rule("corp", "Allow", 400))],
      lines: [],
    },
    {
      name: "other numbers in the same order",
      before: [group(rule("office", "Deny", 300), rule("corp", "Allow", 400))],
      after: [group(rule("office", "Deny", 310), rule("corp", "Allow", 410))],
      lines: [],
    },
    {
      name: "a list of AWS",
      before: [list(entry(90, "deny", "203.0.113.0/24"), entry(100, "allow", "0.0.0.0/0"))],
      after: [list(entry(110, "deny", "203.0.113.0/24"), entry(100, "allow", "0.0.0.0/0"))],
      lines: ["aws.ec2.NetworkAcl data: rule 203.0.113.0/24, which denies, newly comes after 0.0.0.0/0, which allows"],
    },
  ]);
});
