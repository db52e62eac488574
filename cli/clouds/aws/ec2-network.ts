import type { IdentifiedQuestion } from "../contract";
import { digest } from "../ids";
import { textAt } from "../properties";
import { regionalArn } from "./arns";
import type { AwsTypes } from "./aws-type";

const ec2 = (what: string, update?: string) => ({
  service: "EC2",
  create: `Create${what}`,
  delete: `Delete${what}`,
  ...(update === undefined ? {} : { update }),
});

/** VPCs and what traffic in them goes through. https://docs.aws.amazon.com/AWSEC2/latest/APIReference */
export const ec2Network: AwsTypes = {
  "aws:ec2/vpc:Vpc": {
    label: "EC2 VPC",
    api: ec2("Vpc", "ModifyVpcAttribute"),
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
  },
  "aws:ec2/subnet:Subnet": {
    label: "EC2 Subnet",
    api: ec2("Subnet", "ModifySubnetAttribute"),
    id: ({ place, name }) => place.newId("subnet-", name),
    defaults: {
      mapPublicIpOnLaunch: false,
      assignIpv6AddressOnCreation: false,
      privateDnsHostnameTypeOnLaunch: "ip-name",
    },
    computed: ({ place, id, inputs }) => ({
      arn: regionalArn(place, "ec2", `subnet/${id}`),
      ownerId: place.accountId,
      availabilityZone: textAt(inputs, "availabilityZone") || `${place.region}a`,
      availabilityZoneId: zoneId(place.region, textAt(inputs, "availabilityZone") || `${place.region}a`),
    }),
  },
  "aws:ec2/internetGateway:InternetGateway": {
    label: "EC2 Internet Gateway",
    api: ec2("InternetGateway", "AttachInternetGateway"),
    id: ({ place, name }) => place.newId("igw-", name),
    computed: ({ place, id }) => ({
      arn: regionalArn(place, "ec2", `internet-gateway/${id}`),
      ownerId: place.accountId,
    }),
  },
  "aws:ec2/routeTable:RouteTable": {
    label: "EC2 Route Table",
    api: ec2("RouteTable"),
    id: ({ place, name }) => place.newId("rtb-", name),
    defaults: { routes: [], propagatingVgws: [] },
    computed: ({ place, id }) => ({ arn: regionalArn(place, "ec2", `route-table/${id}`), ownerId: place.accountId }),
  },
  "aws:ec2/routeTableAssociation:RouteTableAssociation": {
    label: "EC2 Route Table Association",
    api: {
      service: "EC2",
      create: "AssociateRouteTable",
      update: "ReplaceRouteTableAssociation",
      delete: "DisassociateRouteTable",
    },
    id: ({ place, name }) => place.newId("rtbassoc-", name),
  },
  "aws:ec2/route:Route": {
    label: "EC2 Route",
    api: ec2("Route", "ReplaceRoute"),
    id: ({ inputs }) =>
      `r-${textAt(inputs, "routeTableId")}${digest(textAt(inputs, "destinationCidrBlock")).slice(0, 10)}`,
    computed: () => ({ origin: "CreateRoute", state: "active" }),
  },
  "aws:ec2/eip:Eip": {
    label: "EC2 EIP",
    api: { service: "EC2", create: "AllocateAddress", delete: "ReleaseAddress" },
    id: ({ place, name }) => place.newId("eipalloc-", name),
    computed: addressOutputs,
  },
  "aws:ec2/natGateway:NatGateway": {
    label: "EC2 NAT Gateway",
    api: ec2("NatGateway", "AssociateNatGatewayAddress"),
    id: ({ place, name }) => place.newId("nat-", name),
    defaults: { connectivityType: "public" },
    computed: ({ place, name, inputs }) => ({
      associationId: place.newId("eipassoc-", name),
      networkInterfaceId: place.newId("eni-", name),
      publicIp: textAt(place.find?.("aws:ec2/eip:Eip", textAt(inputs, "allocationId")), "publicIp"),
    }),
  },
};

// 203.0.113.0/24 is set aside for documentation by RFC 5737: nothing answers there.
function addressOutputs({ place, name, id }: IdentifiedQuestion) {
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

/** An id such as `euc1-az1`: the short form of the region, and a number that differs from account to account. */
function zoneId(region: string, zone: string): string {
  const [area = "", direction = "", number = ""] = region.split("-");
  return `${area}${direction.slice(0, 1)}${number}-az${zone.charCodeAt(zone.length - 1) - 96}`;
}
