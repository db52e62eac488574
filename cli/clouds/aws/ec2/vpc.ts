import { text } from "../../../values";
import { all } from "../../account";
import type { CloudRule } from "../../contract";
import { cidr } from "../../property-checks";
import { regionalArn } from "../arns";
import { type AwsType, api } from "../aws-type";
import { regional } from "../replaced-by";
import { blockFault } from "./cidr-block";
import { interfacesOf, violation } from "./network-interfaces";

const block: CloudRule = ({ inputs }) => blockFault("InvalidVpc.Range", text(inputs, "cidrBlock") ?? "");

const contents = [
  "aws:ec2/subnet:Subnet",
  "aws:ec2/securityGroup:SecurityGroup",
  "aws:ec2/internetGateway:InternetGateway",
  "aws:ec2/routeTable:RouteTable",
];

/** https://docs.aws.amazon.com/vpc/latest/userguide/delete-vpc.html */
const isEmpty: CloudRule = ({ id }, account) =>
  contents.some((type) => all(account, type).some(({ state }) => state.vpcId === id)) ||
  interfacesOf(account).some(({ vpcId }) => vpcId === id)
    ? violation(`The vpc '${id}' has dependencies and cannot be deleted.`)
    : undefined;

/** https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateVpc.html */
export const vpc: AwsType = {
  token: "aws:ec2/vpc:Vpc",
  label: "EC2 VPC",
  api: api("EC2", "Vpc", "ModifyVpcAttribute"),
  id: ({ place, name }) => place.newId("vpc-", name),
  defaults: { enableDnsSupport: true, enableDnsHostnames: false, instanceTenancy: "default" },
  computed: ({ place, name, id }) => ({
    arn: regionalArn(place, "ec2", `vpc/${id}`),
    ownerId: place.accountId,
    dhcpOptionsId: place.newId("dopt-", "default"),
    defaultNetworkAclId: place.newId("acl-", `${name}-default`),
    defaultSecurityGroupId: place.newId("sg-", `${name}-default`),
    defaultRouteTableId: place.newId("rtb-", `${name}-main`),
    mainRouteTableId: place.newId("rtb-", `${name}-main`),
  }),
  properties: { cidrBlock: cidr },
  refuses: { create: [block], delete: [isEmpty] },
  replacedBy: regional("ec2/vpc_.go", ["cidrBlock", "ipv4IpamPoolId", "ipv4NetmaskLength"]),
  precious: true,
  shown: {
    values: ({ inputs }) => [
      text(inputs.cidrBlock),
      text(inputs.ipv6CidrBlock),
      inputs.assignGeneratedIpv6CidrBlock === true ? "IPv6" : undefined,
    ],
  },
};
