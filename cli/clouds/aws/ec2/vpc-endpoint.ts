import { text, texts } from "../../../values";
import { said } from "../../shown";
import { regionalArn } from "../arns";
import { type AwsType, interfacesIn } from "../aws-type";
import { inVpc } from "../network-references";
import { refersTo } from "../references";
import { regional } from "../replaced-by";

const inSubnets = refersTo("subnetIds", "aws:ec2/subnet:Subnet", "InvalidSubnetId.NotFound", "subnet ID");
const ofTables = refersTo(
  "routeTableIds",
  "aws:ec2/routeTable:RouteTable",
  "InvalidRouteTableId.NotFound",
  "routeTable ID",
);

/** https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateVpcEndpoint.html */
export const vpcEndpoint: AwsType = {
  token: "aws:ec2/vpcEndpoint:VpcEndpoint",
  label: "EC2 VPC Endpoint",
  api: { service: "EC2", create: "CreateVpcEndpoint", update: "ModifyVpcEndpoint", delete: "DeleteVpcEndpoints" },
  id: ({ place, name }) => place.newId("vpce-", name),
  defaults: { vpcEndpointType: "Gateway", privateDnsEnabled: false },
  computed: ({ place, name, id, inputs }) => ({
    arn: regionalArn(place, "ec2", `vpc-endpoint/${id}`),
    ownerId: place.accountId,
    requesterManaged: false,
    state: "available",
    ipAddressType: "ipv4",
    networkInterfaceIds: texts(inputs, "subnetIds").map((subnet) => place.newId("eni-", `${name} ${subnet}`)),
    ...(inputs.vpcEndpointType === "Interface"
      ? {}
      : { prefixListId: place.newId("pl-", text(inputs, "serviceName") ?? "") }),
  }),
  refuses: { create: [inVpc, inSubnets, ofTables] },
  interfaces: ({ state }) =>
    state.vpcEndpointType === "Interface"
      ? interfacesIn(texts(state, "subnetIds"), texts(state, "securityGroupIds"))
      : [],
  replacedBy: regional("ec2/vpc_endpoint.go", [
    "dnsOptions.privateDnsPreference",
    "dnsOptions.privateDnsSpecifiedDomains",
    "resourceConfigurationArn",
    "serviceName",
    "serviceNetworkArn",
    "serviceRegion",
    "vpcEndpointType",
    "vpcId",
  ]),
  shown: {
    title: ({ inputs }) => text(inputs.serviceName)?.replace(/^(?:com|cn\.com)\.amazonaws\.[^.]+\./, ""),
    values: ({ inputs, named }) => [
      text(inputs.vpcEndpointType)?.toLowerCase() ?? "gateway",
      said("in", named("subnetIds")),
      said("for", named("routeTableIds")),
      said("behind", named("securityGroupIds")),
    ],
  },
};
