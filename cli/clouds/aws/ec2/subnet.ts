import { contains, overlap, parseRange, type Range } from "../../../../components/testing";
import { text } from "../../../values";
import { all, byId } from "../../account";
import type { CloudAccount, CloudRule } from "../../contract";
import { cidr } from "../../property-checks";
import type { Subject } from "../../shown";
import { regionalArn } from "../arns";
import { type AwsType, api } from "../aws-type";
import { inVpc } from "../network-references";
import { regional } from "../replaced-by";
import { zoneId, zonesOfRegion } from "../zones";
import { blockFault } from "./cidr-block";
import { interfacesOf, violation } from "./network-interfaces";
import { rangesOf } from "./vpc-ipv4-cidr-block-association";

const token = "aws:ec2/subnet:Subnet";

/** A subnet lies in its VPC and does not overlap another subnet. https://docs.aws.amazon.com/vpc/latest/userguide/subnet-sizing.html */
const block: CloudRule = ({ inputs }, account) => {
  const range = text(inputs, "cidrBlock") ?? "";
  const own = parseRange(range);
  const vpc = byId(account, "aws:ec2/vpc:Vpc", text(inputs, "vpcId"));
  const wrong = blockFault("InvalidSubnet.Range", range);
  if (wrong !== undefined || own === undefined || vpc === undefined) {
    return wrong;
  }
  if (!rangesOf(account, vpc.id).some((each) => contains(each, own))) {
    return { code: "InvalidSubnet.Range", message: `The CIDR '${range}' is invalid.` };
  }
  return siblings(account, vpc.id).some((sibling) => overlap(sibling, own))
    ? { code: "InvalidSubnet.Conflict", message: `The CIDR '${range}' conflicts with another subnet` }
    : undefined;
};

function siblings(account: CloudAccount, vpcId: string): Range[] {
  return all(account, token)
    .filter(({ state }) => state.vpcId === vpcId)
    .flatMap(({ state }) => parseRange(text(state, "cidrBlock") ?? "") ?? []);
}

/** https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateSubnet.html */
const zoneExists: CloudRule = ({ inputs }, { region }) => {
  const zone = text(inputs, "availabilityZone");
  const zones = zonesOfRegion(region);
  return zone === undefined || zones.includes(zone)
    ? undefined
    : {
        code: "InvalidParameterValue",
        message: `Value (${zone}) for parameter availabilityZone is invalid. Subnets can currently only be created in the following availability zones: ${zones.join(", ")}.`,
      };
};

/** https://docs.aws.amazon.com/vpc/latest/userguide/subnet-deleting.html */
const isEmpty: CloudRule = ({ id }, account) =>
  interfacesOf(account).some(({ subnetId }) => subnetId === id)
    ? violation(`The subnet '${id}' has dependencies and cannot be deleted.`)
    : undefined;

/** https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateSubnet.html */
export const subnet: AwsType = {
  token,
  label: "EC2 Subnet",
  api: api("EC2", "Subnet", "ModifySubnetAttribute"),
  id: ({ place, name }) => place.newId("subnet-", name),
  defaults: {
    ipv6Native: false,
    mapPublicIpOnLaunch: false,
    assignIpv6AddressOnCreation: false,
    privateDnsHostnameTypeOnLaunch: "ip-name",
  },
  computed: ({ place, id, inputs }) => {
    const availabilityZone = text(inputs, "availabilityZone") ?? `${place.region}a`;
    return {
      arn: regionalArn(place, "ec2", `subnet/${id}`),
      ownerId: place.accountId,
      availabilityZone,
      availabilityZoneId: zoneId(place.region, availabilityZone),
    };
  },
  properties: { cidrBlock: cidr },
  refuses: { create: [inVpc, zoneExists, block], delete: [isEmpty] },
  replacedBy: regional("ec2/vpc_subnet.go", [
    "availabilityZone",
    "availabilityZoneId",
    "cidrBlock",
    "ipv4IpamPoolId",
    "ipv4NetmaskLength",
    "ipv6IpamPoolId",
    "ipv6Native",
    "ipv6NetmaskLength",
    "outpostArn",
    "vpcId",
  ]),
  precious: true,
  shown: { values: (subject) => [rangeAndZone(subject)] },
  opens: ({ mapPublicIpOnLaunch }) => (mapPublicIpOnLaunch === true ? ["its machines get public addresses"] : []),
};

/** Leaves out the zone if the subnet's name ends with its letter. */
function rangeAndZone({ name, inputs }: Subject): string {
  const zone = text(inputs.availabilityZone);
  const letter = /^[a-z]+(?:-[a-z]+)+-\d([a-z])$/.exec(zone ?? "")?.[1];
  const isInName = letter !== undefined && name.endsWith(`-${letter}`);
  const range = text(inputs.cidrBlock) ?? text(inputs.ipv6CidrBlock) ?? "unknown range";
  return zone === undefined || isInName ? range : `${range} in ${zone}`;
}
