import assert from "node:assert/strict";
import { difference, headLines } from "../../../../cli/plan/difference";
import type { PlannedResource } from "../../../../cli/plan/planned-resource";
import { planned } from "../planned";

type Inputs = Readonly<Record<string, unknown>>;

function told(before: readonly PlannedResource[], after: readonly PlannedResource[]): string[] {
  return headLines(before, after, difference(before, after))
    .filter(({ class: cls }) => cls !== "cost" && cls !== "spend")
    .map((line) => `${line.class}: ${line.text}`);
}

const rule = (cidr: string, type = "ingress") =>
  planned("aws:ec2/securityGroupRule:SecurityGroupRule", "ssh", {
    inputs: { type, protocol: "tcp", fromPort: 22, toPort: 22, cidrBlocks: [cidr] },
  });
const acl = (cidrBlock: string, action = "allow") =>
  planned("aws:ec2/networkAcl:NetworkAcl", "all", { inputs: { ingress: [{ action, protocol: "-1", cidrBlock }] } });
const aclRule = (cidrBlock: string, egress = false) =>
  planned("aws:ec2/networkAclRule:NetworkAclRule", "all", {
    inputs: { ruleAction: "allow", protocol: "tcp", fromPort: 22, toPort: 22, cidrBlock, egress },
  });
const security = (sourceAddressPrefix: string, direction = "Inbound") =>
  planned("azure-native:network:SecurityRule", "rdp", {
    inputs: { access: "Allow", direction, sourceAddressPrefix, destinationPortRange: "3389" },
  });
const firewall = (startIpAddress: string, endIpAddress: string, service = "sql") =>
  planned(`azure-native:${service}:FirewallRule`, "office", { inputs: { startIpAddress, endIpAddress } });
const sql = (value: string, more: Inputs = {}) =>
  planned("gcp:sql/databaseInstance:DatabaseInstance", "db", {
    inputs: { settings: { ipConfiguration: { authorizedNetworks: [{ name: "a", value }], ...more } } },
  });
const rds = (publiclyAccessible: boolean) =>
  planned("aws:rds/instance:Instance", "db", { inputs: { engine: "postgres", publiclyAccessible } });

describe("new resources that open", () => {
  const open: readonly [after: PlannedResource, line: string][] = [
    [rule("0.0.0.0/0"), "0.0.0.0/0 → aws.ec2.SecurityGroupRule ssh: tcp 22"],
    [acl("0.0.0.0/0"), "0.0.0.0/0 → aws.ec2.NetworkAcl all: any port"],
    [aclRule("0.0.0.0/0"), "0.0.0.0/0 → aws.ec2.NetworkAclRule all: tcp 22"],
    [security("Internet"), "Internet → azure-native.network.SecurityRule rdp: 3389"],
    [security("198.51.100.7"), "198.51.100.7 → azure-native.network.SecurityRule rdp: 3389"],
    [security("2001:db8::7"), "2001:db8::7 → azure-native.network.SecurityRule rdp: 3389"],
    [firewall("0.0.0.0", "255.255.255.255"), "0.0.0.0/0 → azure-native.sql.FirewallRule office: its database"],
    [
      firewall("203.0.113.1", "203.0.113.9", "dbforpostgresql"),
      "203.0.113.1-203.0.113.9 → azure-native.dbforpostgresql.FirewallRule office: its database",
    ],
    [firewall("0.0.0.0", "0.0.0.0"), "0.0.0.0-0.0.0.0 → azure-native.sql.FirewallRule office: its database"],
    [sql("0.0.0.0/0"), "0.0.0.0/0 → gcp.sql.DatabaseInstance db: its database"],
    [rds(true), "aws.rds.Instance db: publiclyAccessible (nothing) → true"],
  ];
  for (const [after, line] of open) {
    it(`fail: ${line}`, () => {
      assert.deepEqual(told([], [after]), [`open: ${line}`]);
      assert.deepEqual(told([after], [after]), []);
    });
  }

  const closed: readonly PlannedResource[] = [
    rule("10.0.0.0/16"),
    rule("0.0.0.0/0", "egress"),
    acl("10.0.0.0/16"),
    acl("0.0.0.0/0", "deny"),
    aclRule("0.0.0.0/0", true),
    security("10.0.0.0/16"),
    security("10.0.0.7"),
    security("AzureLoadBalancer"),
    security("Internet", "Outbound"),
    firewall("10.0.0.1", "10.0.0.9"),
    sql("0.0.0.0/0", { ipv4Enabled: false }),
    rds(false),
  ];
  for (const after of closed) {
    it(`pass: ${after.type} with ${JSON.stringify(after.inputs)}`, () => {
      assert.deepEqual(
        told([], [after]).filter((line) => !/^(?:reach|other): /.test(line)),
        [],
      );
    });
  }
});

describe("rules that change", () => {
  it("say what gets wider and what gets narrower", () => {
    assert.deepEqual(told([rule("203.0.113.0/25")], [rule("203.0.113.0/24")]), [
      "open: 203.0.113.0/24 → aws.ec2.SecurityGroupRule ssh: tcp 22, wider than 203.0.113.0/25",
    ]);
    const [narrow, wide] = [firewall("203.0.113.1", "203.0.113.5"), firewall("203.0.113.1", "203.0.113.9")];
    assert.deepEqual(told([wide], [narrow]), [
      "less: 203.0.113.1-203.0.113.9 → azure-native.sql.FirewallRule office: its database, now only 203.0.113.1-203.0.113.5",
    ]);
    assert.deepEqual(told([narrow], [wide]), [
      "open: 203.0.113.1-203.0.113.9 → azure-native.sql.FirewallRule office: its database, wider than 203.0.113.1-203.0.113.5",
    ]);
  });

  it("hide no other input of their group or their network", () => {
    const group = (cidr: string, more: Inputs = {}) =>
      planned("aws:ec2/securityGroup:SecurityGroup", "nodes", {
        inputs: { ingress: [{ protocol: "tcp", fromPort: 22, toPort: 22, cidrBlocks: [cidr] }], ...more },
      });
    assert.deepEqual(told([group("10.0.0.0/16")], [group("10.0.0.0/17", { revokeRulesOnDelete: true })]), [
      "unjudged: aws.ec2.SecurityGroup nodes: revokeRulesOnDelete (nothing) → true",
      "less: 10.0.0.0/16 → aws.ec2.SecurityGroup nodes: tcp 22, now only 10.0.0.0/17",
    ]);
    const everywhere = [{ protocol: "-1", fromPort: 0, toPort: 0, cidrBlocks: ["0.0.0.0/0"] }];
    assert.deepEqual(told([group("10.0.0.0/16")], [group("10.0.0.0/16", { egress: everywhere })]), [
      'unjudged: aws.ec2.SecurityGroup nodes: egress[0] (nothing) → {"protocol":"-1","fromPort":0,"toPort":0,"cidrBlocks":["0.0.0.0/0"]}',
    ]);
    const from = (referencedSecurityGroupId: string) =>
      planned("aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule", "ssh", {
        inputs: { ipProtocol: "tcp", fromPort: 22, toPort: 22, securityGroupId: "sg-1", referencedSecurityGroupId },
      });
    assert.deepEqual(told([from("sg-2")], [from("sg-3")]), [
      'unjudged: aws.vpc.SecurityGroupIngressRule ssh: referencedSecurityGroupId "sg-2" → "sg-3"',
    ]);
  });

  it("are still listed if they go, and their other inputs still need somebody", () => {
    assert.deepEqual(told([rule("10.0.0.0/16")], []), ["removed: aws.ec2.SecurityGroupRule ssh"]);
    const after = sql("10.0.0.0/8", { requireSsl: "x" });
    assert.deepEqual(told([sql("10.0.0.0/8")], [after]), [
      'unjudged: gcp.sql.DatabaseInstance db: settings.ipConfiguration.requireSsl (nothing) → "x"',
    ]);
  });
});
