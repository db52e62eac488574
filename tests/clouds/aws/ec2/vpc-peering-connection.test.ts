import assert from "node:assert/strict";
import { aws } from "../../../plan/aws";
import { account } from "../account";
import { answered } from "../answers";
import { itCreates, itShows } from "../cases";

const token = "aws:ec2/vpcPeeringConnection:VpcPeeringConnection";
const vpc = (id: string, cidrBlock: string) => ["aws:ec2/vpc:Vpc", id, { cidrBlock }] as const;
const networks = account([vpc("vpc-1", "10.20.0.0/16"), vpc("vpc-2", "10.20.0.0/18"), vpc("vpc-3", "10.0.0.0/16")]);
const to = (peerVpcId: string) => ({ vpcId: "vpc-1", peerVpcId, autoAccept: true });

describe(token, () => {
  it("is active if the provider accepts it, and waits for somebody otherwise", () => {
    const statusOf = (inputs: object) => answered(token, { ...inputs }).state.acceptStatus;
    assert.deepEqual(
      [statusOf(to("vpc-3")), statusOf({ ...to("vpc-3"), autoAccept: false })],
      ["active", "pending-acceptance"],
    );
  });

  itCreates(token, networks, [
    ["a network with another range", to("vpc-3")],
    ["a network that somebody else made", to("vpc-9")],
    [
      "a network whose range overlaps",
      to("vpc-2"),
      "failed: Failed due to incorrect VPC-ID, Account ID, or overlapping CIDR range",
    ],
  ]);

  itShows([
    [aws("aws.ec2.VpcPeeringConnection", "p", to("vpc-3")), ["with vpc-3"]],
    [
      aws("aws.ec2.VpcPeeringConnection", "p", { peerVpcId: "vpc-3" }),
      ["with vpc-3", "waits until the peer's owner accepts it"],
    ],
  ]);
});
