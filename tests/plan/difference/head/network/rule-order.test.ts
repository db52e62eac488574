import { planned } from "../../planned";
import { itFailsWith } from "../failing-lines";
import { itFinds } from "../unprotected";

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
        "azure-native.network.NetworkSecurityGroup data: the deny rule office now comes after the allow rule corp",
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
      lines: ["aws.ec2.NetworkAcl data: the deny rule 203.0.113.0/24 now comes after the allow rule 0.0.0.0/0"],
    },
    {
      name: "a list of AWS with two rules for the same addresses",
      before: [list(entry(90, "deny", all, 22), entry(100, "allow", all), entry(200, "deny", all))],
      after: [list(entry(110, "deny", all, 22), entry(100, "allow", all), entry(200, "deny", all))],
      lines: ["aws.ec2.NetworkAcl data: the deny rule 0.0.0.0/0 tcp 22 now comes after the allow rule 0.0.0.0/0"],
    },
    {
      name: "a new rule that allows, before one that denies the rest",
      before: [group(rule("DenyAll", "Deny", 4096, "*"))],
      after: [group(rule("corp", "Allow", 400), rule("DenyAll", "Deny", 4096, "*"))],
      lines: [],
      /* Nobody reaches the database then. */
      bothWays: true,
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
        "azure-native.network.NetworkSecurityGroup data: the deny rule office now comes after the allow rule all",
      ],
    },
  ]);
});

type Given = Readonly<Record<string, unknown>>;

const securityRule = (name: string, access: string, priority: number, given: Given = {}) =>
  planned("azure-native:network:SecurityRule", name, {
    inputs: { ...rule(name, access, priority), networkSecurityGroupName: "data", ...given },
  });
const aclRule = (name: string, ruleAction: string, ruleNumber: number, egress = false) =>
  planned("aws:ec2/networkAclRule:NetworkAclRule", name, {
    inputs: { networkAclId: "acl-1", ruleAction, ruleNumber, egress, cidrBlock: all, protocol: "-1" },
  });
const firewall = (name: string, way: "allows" | "denies", priority: number, given: Given = {}) =>
  planned("gcp:compute/firewall:Firewall", name, {
    inputs: {
      network: "prod",
      priority,
      sourceRanges: ["10.0.0.0/8"],
      [way]: [{ protocol: "tcp", ports: ["5432"] }],
      ...given,
    },
  });
const overtaken = (type: string) => [`${type} office: the deny rule office now comes after the allow rule corp`];
const nodes = { targetTags: ["nodes"] };

describe("the order of rules that are resources", () => {
  itFinds([
    {
      name: "of Azure",
      before: [securityRule("office", "Deny", 300), securityRule("corp", "Allow", 400)],
      after: [securityRule("office", "Deny", 4000), securityRule("corp", "Allow", 400)],
      lines: overtaken("azure-native.network.SecurityRule"),
    },
    {
      name: "of AWS",
      before: [aclRule("office", "deny", 90), aclRule("corp", "allow", 100)],
      after: [aclRule("office", "deny", 90), aclRule("corp", "allow", 80)],
      lines: overtaken("aws.ec2.NetworkAclRule"),
    },
    {
      name: "of Google",
      before: [firewall("office", "denies", 300), firewall("corp", "allows", 400)],
      after: [firewall("office", "denies", 500), firewall("corp", "allows", 400)],
      lines: overtaken("gcp.compute.Firewall"),
    },
    {
      name: "of Google with one number: what denies comes first",
      before: [firewall("office", "denies", 300), firewall("corp", "allows", 400)],
      after: [firewall("office", "denies", 400), firewall("corp", "allows", 400)],
      lines: [],
    },
    {
      name: "of Google for other machines",
      before: [firewall("office", "denies", 300, nodes), firewall("corp", "allows", 400, { targetTags: ["jobs"] })],
      after: [firewall("office", "denies", 500, nodes), firewall("corp", "allows", 400, { targetTags: ["jobs"] })],
      lines: [],
    },
    {
      name: "of two firewalls",
      before: [
        securityRule("office", "Deny", 300),
        securityRule("corp", "Allow", 400, { networkSecurityGroupName: "web" }),
      ],
      after: [
        securityRule("office", "Deny", 4000),
        securityRule("corp", "Allow", 400, { networkSecurityGroupName: "web" }),
      ],
      lines: [],
    },
    {
      name: "of two directions",
      before: [aclRule("office", "deny", 90, true), aclRule("corp", "allow", 100)],
      after: [aclRule("office", "deny", 110, true), aclRule("corp", "allow", 100)],
      lines: [],
    },
  ]);
});

describe("a rule that denies and goes", () => {
  const group = planned("azure-native:network:NetworkSecurityGroup", "data", {});
  const owned = {
    ...securityRule("office", "Deny", 300),
    propertyDependencies: { networkSecurityGroupName: [group.urn] },
  };
  itFinds([
    {
      name: "from its firewall",
      before: [group, owned, firewall("scanners", "denies", 100), aclRule("office", "deny", 90)],
      after: [group],
      lines: [
        "azure-native.network.SecurityRule office: deleted; it denied 10.0.0.0/8 → 5432",
        "gcp.compute.Firewall scanners: deleted; it denied 10.0.0.0/8 → tcp 5432",
        "aws.ec2.NetworkAclRule office: deleted; it denied 0.0.0.0/0 → any port",
      ],
    },
    { name: "with its firewall", before: [group, owned], after: [], lines: [] },
    {
      name: "under another name",
      before: [firewall("scanners", "denies", 100)],
      after: [firewall("robots", "denies", 100)],
      lines: [],
    },
  ]);
});

describe("rules that allow", () => {
  const alone = (name: string, access: string, priority: number, sourceAddressPrefix = "10.0.0.0/8") =>
    planned("azure-native:network:SecurityRule", name, {
      inputs: {
        networkSecurityGroupName: "data",
        direction: "Inbound",
        access,
        priority,
        sourceAddressPrefix,
        destinationPortRange: "5432",
      },
    });
  const corp = alone("corp", "Allow", 200);
  const firewall = (name: string, rules: object, priority: number) =>
    planned("gcp:compute/firewall:Firewall", name, {
      inputs: { network: "prod", direction: "INGRESS", sourceRanges: ["10.0.0.0/8"], priority, ...rules },
    });
  const web = firewall("web", { allows: [{ protocol: "tcp", ports: ["443"] }] }, 200);
  const later = (label: string, allow: string, deny: string) =>
    `unjudged: ${label} ${allow}: the allow rule ${allow} now comes after the deny rule ${deny}`;
  itFailsWith([
    [
      "behind a new one that denies",
      [corp],
      [corp, alone("all", "Deny", 100, "*")],
      [later("azure-native.network.SecurityRule", "corp", "all")],
    ],
    [
      "behind one that moves",
      [corp, alone("all", "Deny", 300)],
      [corp, alone("all", "Deny", 100)],
      [later("azure-native.network.SecurityRule", "corp", "all")],
    ],
    [
      "of Google",
      [web],
      [web, firewall("tcp", { denies: [{ protocol: "tcp" }] }, 100)],
      [later("gcp.compute.Firewall", "web", "tcp")],
    ],
    ["before a new one that denies the rest", [corp], [corp, alone("all", "Deny", 4000, "*")], []],
    [
      "of AWS, with an exception",
      [list(entry(100, "allow", all))],
      [list(entry(90, "deny", "203.0.113.0/24"), entry(100, "allow", all))],
      [],
    ],
    [
      "deleted, of private addresses",
      [corp, alone("b", "Allow", 300, "10.1.0.0/16")],
      [corp],
      [
        "unjudged: azure-native.network.SecurityRule b: deleted; it allowed 10.1.0.0/16 → 5432, and the plan does not show who uses it",
      ],
    ],
    ["deleted, of the internet", [corp, alone("b", "Allow", 300, "203.0.113.0/24")], [corp], []],
  ]);
});
