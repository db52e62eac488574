import { overlap, parseRange } from "../../../../components/testing";
import { text } from "../../../values";
import { byId } from "../../account";
import type { CloudRule } from "../../contract";
import { type AwsType, api } from "../aws-type";
import { inVpc } from "../network-references";
import { regional } from "../replaced-by";

/**
 * Checks that the ranges of both networks do not overlap, if both are known. With an overlap, the connection fails on AWS, but the provider still
 * waits for it. https://docs.aws.amazon.com/vpc/latest/peering/vpc-peering-basics.html
 */
const rangesAreApart: CloudRule = ({ inputs }, account) => {
  const [own, peer] = [inputs.vpcId, inputs.peerVpcId].map((id) =>
    parseRange(text(byId(account, "aws:ec2/vpc:Vpc", text(id))?.state, "cidrBlock") ?? ""),
  );
  return own !== undefined && peer !== undefined && overlap(own, peer)
    ? { code: "failed", message: "Failed due to incorrect VPC-ID, Account ID, or overlapping CIDR range" }
    : undefined;
};

/** https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateVpcPeeringConnection.html */
export const vpcPeeringConnection: AwsType = {
  token: "aws:ec2/vpcPeeringConnection:VpcPeeringConnection",
  label: "EC2 VPC Peering Connection",
  api: api("EC2", "VpcPeeringConnection", "AcceptVpcPeeringConnection"),
  id: ({ place, name }) => place.newId("pcx-", name),
  /* Nobody accepts a connection in a rehearsal, except the provider itself. */
  computed: ({ place, inputs }) => ({
    acceptStatus: inputs.autoAccept === true ? "active" : "pending-acceptance",
    peerOwnerId: text(inputs.peerOwnerId) ?? place.accountId,
    peerRegion: text(inputs.peerRegion) ?? place.region,
  }),
  refuses: { create: [inVpc, rangesAreApart] },
  replacedBy: regional("ec2/vpc_peering_connection.go", ["peerOwnerId", "peerRegion", "peerVpcId", "vpcId"]),
  shown: {
    values: ({ inputs, named }) => [
      `with ${named("peerVpcId") ?? "an unknown network"}`,
      inputs.autoAccept === true ? undefined : "waits until the peer's owner accepts it",
    ],
  },
};
