import { text } from "../../../values";
import { all, byId } from "../../account";
import type { CloudRule } from "../../contract";
import { said } from "../../shown";
import { type AwsType, api } from "../aws-type";
import { inSubnet } from "../network-references";
import { regional } from "../replaced-by";

const token = "aws:ec2/natGateway:NatGateway";

/** A public NAT gateway needs its own address and a VPC with an internet gateway. https://docs.aws.amazon.com/vpc/latest/userguide/nat-gateway-working-with.html */
const hasAddressAndGateway: CloudRule = ({ inputs }, account) => {
  if (inputs.connectivityType === "private") {
    return undefined;
  }
  const allocationId = text(inputs, "allocationId") ?? "";
  if (byId(account, "aws:ec2/eip:Eip", allocationId) === undefined) {
    return { code: "InvalidAllocationID.NotFound", message: `The allocation ID '${allocationId}' does not exist` };
  }
  if (all(account, token).some(({ state }) => state.allocationId === allocationId)) {
    return { code: "Resource.AlreadyAssociated", message: `resource ${allocationId} is already associated` };
  }
  const vpcId = text(byId(account, "aws:ec2/subnet:Subnet", text(inputs, "subnetId"))?.state, "vpcId") ?? "";
  return all(account, "aws:ec2/internetGateway:InternetGateway").some(({ state }) => state.vpcId === vpcId)
    ? undefined
    : { code: "Gateway.NotAttached", message: `Network ${vpcId} has no Internet gateway attached` };
};

/** https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateNatGateway.html */
export const natGateway: AwsType = {
  token,
  label: "EC2 NAT Gateway",
  api: api("EC2", "NatGateway", "AssociateNatGatewayAddress"),
  id: ({ place, name }) => place.newId("nat-", name),
  defaults: { connectivityType: "public" },
  computed: ({ place, name, inputs }) => ({
    associationId: place.newId("eipassoc-", name),
    networkInterfaceId: place.newId("eni-", name),
    publicIp: text(place.find?.("aws:ec2/eip:Eip", text(inputs, "allocationId") ?? ""), "publicIp") ?? "",
  }),
  refuses: { create: [inSubnet, hasAddressAndGateway] },
  interfaces: ({ state }) => [
    { subnetId: text(state, "subnetId") ?? "", securityGroupIds: [], public: state.connectivityType !== "private" },
  ],
  replacedBy: regional("ec2/vpc_nat_gateway.go", [
    "allocationId",
    "connectivityType",
    "privateIp",
    "secondaryPrivateIpAddressCount",
    "subnetId",
  ]),
  shown: {
    partOf: "allocationId",
    lead: "NAT gateway",
    values: ({ inputs, named }) => [
      inputs.connectivityType === "private" ? "private" : undefined,
      said("in", named("subnetId")),
    ],
  },
};
