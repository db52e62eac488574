import { all, byId } from "../../account";
import { type Block, holds, overlaps, parseBlock } from "../../cidr";
import { type CloudAccount, type CloudFault, type CloudRule, type CloudRules } from "../../contract";
import { textAt, textsAt } from "../../properties";
import { zonesOfRegion } from "./zones";

const addressQuota = 5;

/** A block is of /16 to /28. https://docs.aws.amazon.com/vpc/latest/userguide/vpc-cidr-blocks.html */
const vpcBlock: CloudRule = ({ inputs }) => blockFault("InvalidVpc.Range", textAt(inputs, "cidrBlock"));

function blockFault(code: string, cidr: string): CloudFault | undefined {
  const block = parseBlock(cidr);
  const message = `The CIDR '${cidr}' is invalid.`;
  return block === undefined || block.prefix < 16 || block.prefix > 28 ? { code, message } : undefined;
}

/** A subnet lies in its VPC, apart from its siblings. https://docs.aws.amazon.com/vpc/latest/userguide/subnet-sizing.html */
const subnetBlock: CloudRule = ({ inputs }, account) => {
  const cidr = textAt(inputs, "cidrBlock");
  const block = parseBlock(cidr);
  const vpc = byId(account, "aws:ec2/vpc:Vpc", textAt(inputs, "vpcId"));
  const range = parseBlock(textAt(vpc?.state, "cidrBlock"));
  const wrong = blockFault("InvalidSubnet.Range", cidr);
  if (wrong !== undefined || block === undefined || vpc === undefined || range === undefined) {
    return wrong;
  }
  if (!holds(range, block)) {
    return { code: "InvalidSubnet.Range", message: `The CIDR '${cidr}' is invalid.` };
  }
  return siblings(account, vpc.id).some((sibling) => overlaps(sibling, block))
    ? { code: "InvalidSubnet.Conflict", message: `The CIDR '${cidr}' conflicts with another subnet` }
    : undefined;
};

function siblings(account: CloudAccount, vpcId: string): Block[] {
  return all(account, "aws:ec2/subnet:Subnet")
    .filter(({ state }) => state.vpcId === vpcId)
    .map(({ state }) => parseBlock(textAt(state, "cidrBlock")))
    .filter((block) => block !== undefined);
}

/** A zone is one of the region's. https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateSubnet.html */
const subnetZone: CloudRule = ({ inputs }, { region }) => {
  const zone = textAt(inputs, "availabilityZone");
  const zones = zonesOfRegion(region);
  return zone === "" || zones.includes(zone)
    ? undefined
    : {
        code: "InvalidParameterValue",
        message: `Value (${zone}) for parameter availabilityZone is invalid. Subnets can currently only be created in the following availability zones: ${zones.join(", ")}.`,
      };
};

/** What is referred to by an id is there, unless it was made elsewhere and is not known. https://docs.aws.amazon.com/AWSEC2/latest/APIReference/errors-overview.html */
const refersTo =
  (property: string, type: string, code: string, what: string): CloudRule =>
  ({ inputs }, account) => {
    const given = inputs[property];
    const ids = Array.isArray(given) ? textsAt(inputs, property) : [textAt(inputs, property)];
    const missing = ids.find((id) => account.deleted.has(`${type} ${id}`) && byId(account, type, id) === undefined);
    return missing === undefined ? undefined : { code, message: `The ${what} '${missing}' does not exist` };
  };

const inVpc = refersTo("vpcId", "aws:ec2/vpc:Vpc", "InvalidVpcID.NotFound", "vpc ID");
const inSubnet = refersTo("subnetId", "aws:ec2/subnet:Subnet", "InvalidSubnetID.NotFound", "subnet ID");
const inSubnets = refersTo("subnetIds", "aws:ec2/subnet:Subnet", "InvalidSubnetId.NotFound", "subnet ID");
const ofTable = refersTo(
  "routeTableId",
  "aws:ec2/routeTable:RouteTable",
  "InvalidRouteTableID.NotFound",
  "routeTable ID",
);
const ofTables = refersTo(
  "routeTableIds",
  "aws:ec2/routeTable:RouteTable",
  "InvalidRouteTableId.NotFound",
  "routeTable ID",
);
const byGateway = refersTo(
  "gatewayId",
  "aws:ec2/internetGateway:InternetGateway",
  "InvalidInternetGatewayID.NotFound",
  "internetGateway ID",
);
const byNat = refersTo(
  "natGatewayId",
  "aws:ec2/natGateway:NatGateway",
  "InvalidNatGatewayID.NotFound",
  "natGateway ID",
);
const ofGroup = refersTo(
  "securityGroupId",
  "aws:ec2/securityGroup:SecurityGroup",
  "InvalidGroup.NotFound",
  "security group",
);

/** Elastic IP addresses: five in a region, unless AWS was asked for more. https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/elastic-ip-addresses-eip.html#using-instance-addressing-limit */
const addressesLeft: CloudRule = (_, account) =>
  all(account, "aws:ec2/eip:Eip").length < addressQuota
    ? undefined
    : { code: "AddressLimitExceeded", message: "The maximum number of addresses has been reached." };

/** A public NAT gateway has an address to itself, in a network with a way out. https://docs.aws.amazon.com/vpc/latest/userguide/nat-gateway-working-with.html */
const natGateway: CloudRule = ({ inputs }, account) => {
  const allocationId = textAt(inputs, "allocationId");
  const vpcId = textAt(byId(account, "aws:ec2/subnet:Subnet", textAt(inputs, "subnetId"))?.state, "vpcId");
  if (textAt(inputs, "connectivityType") === "private") {
    return undefined;
  }
  if (byId(account, "aws:ec2/eip:Eip", allocationId) === undefined) {
    return { code: "InvalidAllocationID.NotFound", message: `The allocation ID '${allocationId}' does not exist` };
  }
  if (all(account, "aws:ec2/natGateway:NatGateway").some(({ state }) => state.allocationId === allocationId)) {
    return { code: "Resource.AlreadyAssociated", message: `resource ${allocationId} is already associated` };
  }
  return all(account, "aws:ec2/internetGateway:InternetGateway").some(({ state }) => state.vpcId === vpcId)
    ? undefined
    : { code: "Gateway.NotAttached", message: `Network ${vpcId} has no Internet gateway attached` };
};

/** A rule is there once. https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_AuthorizeSecurityGroupIngress.html */
const newRule: CloudRule = ({ type, inputs }, account) => {
  const keys = [
    "securityGroupId",
    "ipProtocol",
    "fromPort",
    "toPort",
    "cidrIpv4",
    "cidrIpv6",
    "prefixListId",
    "referencedSecurityGroupId",
  ];
  const twin = all(account, type).find(({ state }) => keys.every((key) => state[key] === inputs[key]));
  const peer = textAt(inputs, "cidrIpv4") || textAt(inputs, "cidrIpv6") || textAt(inputs, "referencedSecurityGroupId");
  const ports = `${String(inputs.ipProtocol)}, from port: ${String(inputs.fromPort)}, to port: ${String(inputs.toPort)}`;
  return (
    twin && {
      code: "InvalidPermission.Duplicate",
      message: `the specified rule "peer: ${peer}, ${ports}, ALLOW" already exists`,
    }
  );
};

/** Characters of a security group's name and descriptions. https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateSecurityGroup.html */
const allowedText = /^[a-zA-Z0-9. _\-:/()#,@[\]+=&;{}!$*]{0,255}$/;

const allowedTexts =
  (what: string): CloudRule =>
  ({ inputs }) => {
    const wrong = (["name", "description"] as const).find((property) => !allowedText.test(textAt(inputs, property)));
    const set = "a-zA-Z0-9. _-:/()#,@[]+=&;{}!$*";
    return wrong === undefined
      ? undefined
      : {
          code: "InvalidParameterValue",
          message: `Invalid ${what} ${wrong}. Valid ${wrong}s are strings less than 256 characters from the following set: ${set} (given ${JSON.stringify(inputs[wrong])})`,
        };
  };

/** A group's name does not look like an id. */
const groupName: CloudRule = ({ inputs }) =>
  textAt(inputs, "name").startsWith("sg-")
    ? {
        code: "InvalidParameterValue",
        message: `Value (${textAt(inputs, "name")}) for parameter GroupName is invalid. Group names may not be in the format sg-*`,
      }
    : undefined;

/** Rules of VPCs and what is in them. */
export const networkRules: CloudRules = {
  "aws:ec2/vpc:Vpc": { create: [vpcBlock] },
  "aws:ec2/subnet:Subnet": { create: [inVpc, subnetZone, subnetBlock] },
  "aws:ec2/internetGateway:InternetGateway": { create: [inVpc] },
  "aws:ec2/routeTable:RouteTable": { create: [inVpc] },
  "aws:ec2/routeTableAssociation:RouteTableAssociation": { create: [ofTable, inSubnet] },
  "aws:ec2/route:Route": { create: [ofTable, byGateway, byNat], update: [byGateway, byNat] },
  "aws:ec2/eip:Eip": { create: [addressesLeft] },
  "aws:ec2/natGateway:NatGateway": { create: [inSubnet, natGateway] },
  "aws:ec2/securityGroup:SecurityGroup": { create: [inVpc, groupName, allowedTexts("security group")] },
  "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule": { create: [ofGroup, allowedTexts("rule"), newRule] },
  "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule": { create: [ofGroup, allowedTexts("rule"), newRule] },
  "aws:ec2/vpcEndpoint:VpcEndpoint": { create: [inVpc, inSubnets, ofTables] },
  "aws:ec2/flowLog:FlowLog": { create: [inVpc] },
};
