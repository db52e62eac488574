import type { ec2 } from "@pulumi/aws";
import type { ZoneSubnets } from "./subnets";

/** A zone's subnets, as they were made. */
export interface OwnZone extends ZoneSubnets {
  readonly privateSubnet: ec2.Subnet;
  readonly publicSubnet: ec2.Subnet;
  readonly intraSubnet: ec2.Subnet;
}
