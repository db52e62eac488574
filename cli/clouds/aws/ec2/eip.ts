import { text } from "../../../values";
import { all } from "../../account";
import type { CloudRule, IdentifiedQuestion } from "../../contract";
import { digest } from "../../ids";
import { regionalArn } from "../arns";
import type { AwsType } from "../aws-type";
import { regional } from "../replaced-by";

const token = "aws:ec2/eip:Eip";

/** How many addresses a region allows by default. https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/elastic-ip-addresses-eip.html#using-instance-addressing-limit */
const quota = 5;

const isWithinQuota: CloudRule = (_, account) =>
  all(account, token).length < quota
    ? undefined
    : { code: "AddressLimitExceeded", message: "The maximum number of addresses has been reached." };

/** https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_ReleaseAddress.html */
const isFree: CloudRule = ({ id, previous }, account) =>
  all(account, "aws:ec2/natGateway:NatGateway").some(({ state }) => state.allocationId === id)
    ? {
        code: "AuthFailure",
        message: `You do not have permission to access the specified resource: address ${text(previous, "publicIp") ?? ""} is in use`,
      }
    : undefined;

/** Elastic IP addresses. https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_AllocateAddress.html */
export const eip: AwsType = {
  token,
  label: "EC2 EIP",
  api: { service: "EC2", create: "AllocateAddress", delete: "ReleaseAddress" },
  id: ({ place, name }) => place.newId("eipalloc-", name),
  computed,
  refuses: { create: [isWithinQuota], delete: [isFree] },
  replacedBy: regional("ec2/ec2_eip.go", ["address", "domain", "ipamPoolId", "networkBorderGroup", "publicIpv4Pool"]),
  shown: { values: () => [] },
};

/** RFC 5737 reserves 203.0.113.0/24 for documentation: nothing answers there. */
function computed({ place, name, id }: IdentifiedQuestion) {
  const last = 1 + (Number.parseInt(digest(name).slice(0, 8), 16) % 254);
  const publicIp = `203.0.113.${last}`;
  return {
    allocationId: id,
    arn: regionalArn(place, "ec2", `elastic-ip/${id}`),
    domain: "vpc",
    publicIp,
    publicDns: `ec2-${publicIp.replaceAll(".", "-")}.${place.region}.compute.amazonaws.com`,
    networkBorderGroup: place.region,
    publicIpv4Pool: "amazon",
  };
}
