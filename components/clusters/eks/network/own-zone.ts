import type { ec2 } from "@pulumi/aws";
import type { ZoneSubnets } from "./subnets";

/** The subnets of a zone in the cluster's own network. */
export interface OwnZone extends ZoneSubnets {
  readonly privateSubnet: ec2.Subnet;
  readonly publicSubnet: ec2.Subnet;
  readonly intraSubnet: ec2.Subnet;
  readonly podSubnet?: ec2.Subnet;
}
