import { planned } from "../../planned";
import { itFailsWith } from "../failing-lines";
import { itFinds } from "../unprotected";

type Inputs = Readonly<Record<string, unknown>>;

const rule = (port: number, inputs: Inputs = { cidrIpv4: "0.0.0.0/0" }) =>
  planned("aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule", `r${port}`, {
    inputs: { securityGroupId: "sg-1", ipProtocol: "tcp", fromPort: port, toPort: port, ...inputs },
  });
const group = (...ingress: readonly Inputs[]) =>
  planned("aws:ec2/securityGroup:SecurityGroup", "data", { inputs: { ingress } });
const from = (cidr: string, port: number) => ({ protocol: "tcp", fromPort: port, toPort: port, cidrBlocks: [cidr] });

describe("who is cut off", () => {
  itFinds([
    {
      name: "visitors of one of two ports",
      before: [rule(80), rule(443)],
      after: [rule(80)],
      lines: ["sg-1: the internet no longer reaches tcp 443, so its visitors are cut off"],
    },
    {
      name: "everybody who reached it from inside",
      before: [group(from("10.0.0.0/16", 5432))],
      after: [group()],
      lines: ["aws.ec2.SecurityGroup data: 10.0.0.0/16 could connect to tcp 5432; now nobody can"],
    },
  ]);
});

describe("who is not", () => {
  itFinds([
    {
      name: "visitors who come from a network of delivery, by a list of its addresses",
      before: [rule(443)],
      after: [rule(443, { prefixListId: "pl-1" })],
      lines: [],
    },
    { name: "whoever reached machines from the internet", before: [rule(22)], after: [], lines: [] },
    { name: "whoever reached a database from the internet", before: [rule(5432)], after: [], lines: [] },
    { name: "administrators", before: [group(from("10.0.0.0/16", 22))], after: [group()], lines: [] },
    {
      name: "whoever is in a narrower range",
      before: [group(from("10.0.0.0/16", 5432))],
      after: [group(from("10.0.0.0/24", 5432))],
      lines: [],
    },
    {
      name: "whoever uses another port",
      before: [group(from("10.0.0.0/16", 5432), from("10.0.0.0/16", 9090))],
      after: [group(from("10.0.0.0/16", 5432))],
      lines: [],
    },
  ]);
});

describe("who perhaps is", () => {
  const inside = (...ports: readonly number[]) => [group(...ports.map((port) => from("10.0.0.0/16", port)))];
  const judged = (ports: string) => [
    `unjudged: aws.ec2.SecurityGroup data: 10.0.0.0/16 could connect to tcp ${ports}; now nobody can. The plan does not show who uses this connection`,
  ];
  itFailsWith([
    ["whoever uses one of two ports", inside(5432, 9090), inside(5432), judged("9090")],
    ["whoever uses two of three ports", inside(443, 5432, 9090), inside(443), judged("5432,9090")],
    ["an administrator", inside(22, 443), inside(443), []],
    ["whoever reaches a wider range of ports", inside(443), [group({ ...from("10.0.0.0/16", 443), toPort: 8443 })], []],
  ]);
});
