import { contains, overlap, parseRange, type Range } from "../../../../components/testing";
import { text } from "../../../values";
import { all, byId } from "../../account";
import type { CloudAccount, CloudFault, CloudRule } from "../../contract";
import type { AwsType } from "../aws-type";
import { inVpc } from "../network-references";
import { regional } from "../replaced-by";
import { blockFault } from "./cidr-block";

const token = "aws:ec2/vpcIpv4CidrBlockAssociation:VpcIpv4CidrBlockAssociation";
const privateBlocks = ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16"];

/** Five ranges, the first included, unless the quota is raised. https://docs.aws.amazon.com/vpc/latest/userguide/amazon-vpc-limits.html */
const mostRanges = 5;

/** Returns the ranges of a VPC: its own, and those that were added. */
export function rangesOf(account: CloudAccount, vpcId: string | undefined): Range[] {
  const vpc = byId(account, "aws:ec2/vpc:Vpc", vpcId);
  const added = all(account, token).filter(({ state }) => state.vpcId === vpcId);
  return [...(vpc === undefined ? [] : [vpc]), ...added].flatMap(
    ({ state }) => parseRange(text(state, "cidrBlock") ?? "") ?? [],
  );
}

/** https://docs.aws.amazon.com/vpc/latest/userguide/vpc-cidr-blocks.html#add-cidr-block-restrictions */
const isAllowed: CloudRule = ({ inputs }, account) => {
  const cidr = text(inputs, "cidrBlock") ?? "";
  const own = parseRange(cidr);
  const others = rangesOf(account, text(inputs, "vpcId"));
  const wrong = blockFault("InvalidVpc.Range", cidr);
  if (wrong !== undefined || own === undefined) {
    return wrong;
  }
  if (others.length >= mostRanges) {
    return { code: "CidrLimitExceeded", message: "This network has reached its limit of CIDR blocks" };
  }
  const isMixed = others.some((other) => isForeign(blockOf(own), blockOf(other)));
  return isMixed || others.some((other) => overlap(other, own)) ? restricted(cidr) : undefined;
};

function restricted(cidr: string): CloudFault {
  const message = `The CIDR '${cidr}' is restricted. Use a CIDR from the same private address range as the current VPC CIDR, or use a publicly-routable CIDR.`;
  return { code: "InvalidVpc.Range", message };
}

function blockOf(range: Range): string | undefined {
  return privateBlocks.find((block) => {
    const whole = parseRange(block);
    return whole !== undefined && contains(whole, range);
  });
}

function isForeign(one: string | undefined, other: string | undefined): boolean {
  return one !== undefined && other !== undefined && one !== other;
}

/** https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DisassociateVpcCidrBlock.html */
const isUnused: CloudRule = ({ inputs }, account) => {
  const range = parseRange(text(inputs, "cidrBlock") ?? "");
  const inside = all(account, "aws:ec2/subnet:Subnet").filter(({ state }) => {
    const own = parseRange(text(state, "cidrBlock") ?? "");
    return state.vpcId === inputs.vpcId && own !== undefined && range !== undefined && contains(range, own);
  });
  return inside.length === 0
    ? undefined
    : {
        code: "InvalidCidrBlock.InUse",
        message: `The vpc ${text(inputs, "vpcId") ?? ""} currently has a subnet within CIDR block`,
      };
};

/** A secondary range of a network. https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_AssociateVpcCidrBlock.html */
export const vpcIpv4CidrBlockAssociation: AwsType = {
  token,
  label: "EC2 VPC IPv4 CIDR Block Association",
  api: { service: "EC2", create: "AssociateVpcCidrBlock", delete: "DisassociateVpcCidrBlock" },
  id: ({ place, name }) => place.newId("vpc-cidr-assoc-", name),
  refuses: { create: [inVpc, isAllowed], delete: [isUnused] },
  replacedBy: regional("ec2/vpc_ipv4_cidr_block_association.go", [
    "cidrBlock",
    "ipv4IpamPoolId",
    "ipv4NetmaskLength",
    "vpcId",
  ]),
  shown: { partOf: "vpcId", lead: "also has", values: ({ inputs }) => [text(inputs.cidrBlock)] },
};
