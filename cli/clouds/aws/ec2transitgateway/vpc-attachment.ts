import { text, texts } from "../../../values";
import { byId } from "../../account";
import type { CloudRule } from "../../contract";
import { said } from "../../shown";
import { regionalArn } from "../arns";
import { type AwsType, api, interfacesIn } from "../aws-type";
import { inVpc } from "../network-references";
import { isGone } from "../references";
import { regional } from "../replaced-by";

const subnetToken = "aws:ec2/subnet:Subnet";

/**
 * The subnets belong to the network, and each zone has one of them. https://docs.aws.amazon.com/vpc/latest/tgw/tgw-vpc-attachments.html,
 * https://github.com/hashicorp/terraform-provider-aws/issues/26136, https://github.com/zoitech/terraform-aws-network/issues/46
 */
const subnetsFit: CloudRule = ({ inputs }, account) => {
  const ids = texts(inputs.subnetIds);
  const known = ids.map((id) => byId(account, subnetToken, id)).filter((subnet) => subnet !== undefined);
  const foreign =
    ids.find((id) => isGone(account, subnetToken, id)) ?? known.find(({ state }) => state.vpcId !== inputs.vpcId)?.id;
  if (foreign !== undefined) {
    return { code: "InvalidSubnetID.NotFound", message: `Subnet ${foreign} was deleted or does not exist.` };
  }
  const zones = known.map(({ state }) => state.availabilityZone);
  return new Set(zones).size < zones.length
    ? { code: "DuplicateSubnetsInSameZone", message: "Duplicate Subnets for same AZ" }
    : undefined;
};

/** https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateTransitGatewayVpcAttachment.html */
export const vpcAttachment: AwsType = {
  token: "aws:ec2transitgateway/vpcAttachment:VpcAttachment",
  label: "EC2 Transit Gateway VPC Attachment",
  api: api("EC2", "TransitGatewayVpcAttachment", "ModifyTransitGatewayVpcAttachment"),
  id: ({ place, name }) => place.newId("tgw-attach-", name),
  defaults: { applianceModeSupport: "disable", dnsSupport: "enable", ipv6Support: "disable" },
  computed: ({ place, id }) => ({
    arn: regionalArn(place, "ec2", `transit-gateway-attachment/${id}`),
    vpcOwnerId: place.accountId,
  }),
  refuses: { create: [inVpc, subnetsFit], update: [subnetsFit] },
  /* https://github.com/hashicorp/terraform-provider-aws/issues/10852 */
  unique: {
    by: ["transitGatewayId", "vpcId"],
    fault: ({ transitGatewayId }) => ({
      code: "DuplicateTransitGatewayAttachment",
      message: `${String(transitGatewayId)} has non-deleted Transit Gateway Attachments with same VPC ID.`,
    }),
  },
  interfaces: ({ state }) => interfacesIn(texts(state.subnetIds), []),
  replacedBy: regional("ec2/transitgateway_vpc_attachment.go", ["transitGatewayId", "vpcId"]),
  precious: true,
  shown: {
    values: ({ inputs, named }) => [
      `to ${text(inputs.transitGatewayId) ?? "an unknown gateway"}`,
      said("in", named("subnetIds", "aws.ec2.Subnet")),
    ],
  },
};
