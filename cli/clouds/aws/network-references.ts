import { refersTo } from "./references";

/** The VPC exists. */
export const inVpc = refersTo("vpcId", "aws:ec2/vpc:Vpc", "InvalidVpcID.NotFound", "vpc ID");

/** The subnet exists. */
export const inSubnet = refersTo("subnetId", "aws:ec2/subnet:Subnet", "InvalidSubnetID.NotFound", "subnet ID");

/** The route table exists. */
export const ofTable = refersTo(
  "routeTableId",
  "aws:ec2/routeTable:RouteTable",
  "InvalidRouteTableID.NotFound",
  "routeTable ID",
);
