import { aws } from "../../../plan/aws";
import { account } from "../account";
import { itCreates, itShows } from "../cases";

const token = "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule";
const unknown = "<unknown>";
const group = aws("aws.ec2.SecurityGroup", "api");
const rule = (inputs: object) => aws("aws.vpc.SecurityGroupIngressRule", "rule", { ...inputs });
const inputs = (port: number) => ({
  securityGroupId: "sg-1",
  ipProtocol: "tcp",
  fromPort: port,
  toPort: port,
  cidrIpv4: "10.0.0.0/16",
});

describe(token, () => {
  itCreates(token, account([[token, "sgr-1", inputs(443)]]), [
    [
      "the same rule twice",
      inputs(443),
      'InvalidPermission.Duplicate: the specified rule "peer: 10.0.0.0/16, tcp, from port: 443, to port: 443, ALLOW" already exists',
    ],
    ["another port", inputs(80)],
  ]);

  itShows([
    [rule({ cidrIpv4: "10.0.0.0/8", ipProtocol: "tcp", fromPort: 443, toPort: 443 }), ["10.0.0.0/8 tcp 443"]],
    [rule({ cidrIpv6: "fd00::/8", ipProtocol: "udp", fromPort: 1, toPort: 9 }), ["fd00::/8 udp 1-9"]],
    [rule({ cidrIpv4: unknown, ipProtocol: "-1" }), ["unknown peers any port"]],
  ]);
});

describe("aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule", () => {
  const toGroup = { referencedSecurityGroupId: unknown, ipProtocol: "-1" };
  itShows(
    [[aws("aws.vpc.SecurityGroupEgressRule", "r", toGroup, { referencedSecurityGroupId: [group] }), ["api any port"]]],
    [group],
  );
});
