import { ec2 } from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import { type Context, tagsOf } from "../context";
import type { EksVpcArgs } from "./args";
import type { KindTable } from "./egress";
import type { OwnZone } from "./own-zone";
import { createSecurityGroup } from "./security-group";

/** Services that nodes, add-ons and the control plane's logs use constantly. */
const interfaceServices = ["ecr.api", "ecr.dkr", "sts", "eks", "eks-auth", "ec2", "logs", "kms"];

/**
 * Keeps traffic to AWS services inside AWS' network: always for S3, and for the other services if configured. Nodes and their workloads are created
 * after the endpoints, because adding or removing an endpoint breaks connections.
 */
export function createEndpoints(
  context: Context,
  args: EksVpcArgs,
  vpc: ec2.Vpc,
  zones: readonly OwnZone[],
  routeTables: readonly KindTable[],
): pulumi.Resource[] {
  const { name, region, opts } = context;
  const vpcId = vpc.id;
  const tags = (service: string) => tagsOf(context, `${name}-${service}`);
  const s3 = new ec2.VpcEndpoint(
    `${name}-s3`,
    {
      vpcId,
      vpcEndpointType: "Gateway",
      serviceName: `com.amazonaws.${region}.s3`,
      routeTableIds: routeTables.map(({ table }) => table.id),
      tags: tags("s3"),
    },
    opts,
  );
  if (args.interfaceEndpoints !== true) {
    return [s3];
  }
  const from = { [`${name}-endpoints`]: args.cidr, ...(args.podCidr && { [`${name}-endpoints-pods`]: args.podCidr }) };
  const { group, rules } = createSecurityGroup(
    context,
    `${name}-endpoints`,
    "Endpoints of AWS services",
    vpcId,
    Object.entries(from).map(([rule, cidr]) => ({
      name: rule,
      description: "HTTPS from the network",
      cidr,
      port: 443,
    })),
  );
  const interfaces = interfaceServices.map(
    (service) =>
      new ec2.VpcEndpoint(
        `${name}-${service}`,
        {
          vpcId,
          vpcEndpointType: "Interface",
          serviceName: `com.amazonaws.${region}.${service}`,
          privateDnsEnabled: true,
          subnetIds: zones.map(({ privateSubnet }) => privateSubnet.id),
          securityGroupIds: [group.id],
          tags: tags(service),
        },
        { ...opts, dependsOn: [...rules] },
      ),
  );
  return [s3, ...interfaces];
}
