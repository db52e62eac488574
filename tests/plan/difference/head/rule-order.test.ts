import { planned } from "../planned";
import { itFinds } from "./unprotected";

const all = "0.0.0.0/0";
const rule = (name: string, access: string, priority: number, from = "10.0.0.0/8", ...ports: readonly string[]) => ({
  name,
  access,
  priority,
  direction: "Inbound",
  sourceAddressPrefix: from,
  ...(ports.length === 0 ? { destinationPortRange: "5432" } : { destinationPortRanges: ports }),
});
const group = (...securityRules: readonly object[]) =>
  planned("azure-native:network:NetworkSecurityGroup", "data", { inputs: { securityRules } });

const entry = (ruleNo: number, action: string, cidrBlock: string, port?: number) => ({
  ruleNo,
  action,
  cidrBlock,
  ...(port === undefined
    ? { protocol: "-1", fromPort: 0, toPort: 0 }
    : { protocol: "tcp", fromPort: port, toPort: port }),
});
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
    {
      name: "a list of AWS with two rules for the same addresses",
      before: [list(entry(90, "deny", all, 22), entry(100, "allow", all), entry(200, "deny", all))],
      after: [list(entry(110, "deny", all, 22), entry(100, "allow", all), entry(200, "deny", all))],
      lines: [
        "aws.ec2.NetworkAcl data: rule 0.0.0.0/0 tcp 22, which denies, newly comes after 0.0.0.0/0, which allows",
      ],
    },
    {
      name: "a new rule that allows, before one that denies the rest",
      before: [group(rule("DenyAll", "Deny", 4096, "*"))],
      after: [group(rule("corp", "Allow", 400), rule("DenyAll", "Deny", 4096, "*"))],
      lines: [],
    },
    {
      name: "a rule of other ports",
      before: [group(rule("office", "Deny", 300), rule("web", "Allow", 400, "10.0.0.0/8", "443"))],
      after: [group(rule("office", "Deny", 4000), rule("web", "Allow", 400, "10.0.0.0/8", "443"))],
      lines: [],
    },
    {
      name: "a rule of overlapping ports",
      before: [group(rule("office", "Deny", 300), rule("all", "Allow", 400, "10.0.0.0/8", "443", "5000-6000"))],
      after: [group(rule("office", "Deny", 4000), rule("all", "Allow", 400, "10.0.0.0/8", "443", "5000-6000"))],
      lines: [
        "azure-native.network.NetworkSecurityGroup data: rule office, which denies, newly comes after all, which allows",
      ],
    },
  ]);
});
