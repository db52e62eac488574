import { text } from "../../../values";
import type { CloudRule } from "../../contract";
import { regionalArn } from "../arns";
import { type AwsType, api } from "../aws-type";
import { inVpc } from "../network-references";
import { regional } from "../replaced-by";
import { interfacesOf, violation } from "./network-interfaces";

/** https://docs.aws.amazon.com/vpc/latest/userguide/delete-igw.html */
const nothingIsPublic: CloudRule = ({ previous }, account) => {
  const vpcId = text(previous, "vpcId") ?? "";
  return interfacesOf(account).some((one) => one.public && one.vpcId === vpcId)
    ? violation(
        `Network ${vpcId} has some mapped public address(es). Please unmap those public address(es) before detaching the gateway.`,
      )
    : undefined;
};

/** https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateInternetGateway.html */
export const internetGateway: AwsType = {
  token: "aws:ec2/internetGateway:InternetGateway",
  label: "EC2 Internet Gateway",
  api: api("EC2", "InternetGateway", "AttachInternetGateway"),
  id: ({ place, name }) => place.newId("igw-", name),
  computed: ({ place, id }) => ({
    arn: regionalArn(place, "ec2", `internet-gateway/${id}`),
    ownerId: place.accountId,
  }),
  refuses: { create: [inVpc], delete: [nothingIsPublic] },
  unique: {
    by: ["vpcId"],
    fault: ({ vpcId }) => ({
      code: "InvalidParameterValue",
      message: `Network ${String(vpcId)} already has an internet gateway attached`,
    }),
  },
  replacedBy: regional("ec2/vpc_internet_gateway.go", []),
  shown: { partOf: "vpcId", values: () => [] },
};
