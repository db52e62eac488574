import { ec2 } from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import { type Context, tagsOf } from "../context";
import { createSecurityGroup } from "./security-group";
import type { OwnZone } from "./own-zone";

/** Services that nodes, add-ons and the control plane's logs use all the time. */
const interfaceServices = ["ecr.api", "ecr.dkr", "sts", "eks", "eks-auth", "ec2", "logs", "kms"];

/**
 * Keeps traffic to AWS' own services on AWS' network: to S3 always, to the others where it is asked for. Nodes and what runs on
 * them come after all of it, since an endpoint that comes or goes takes connections with it.
 */
export function createEndpoints(
  context: Context,
  vpc: ec2.Vpc,
  zones: readonly OwnZone[],
  routeTables: readonly ec2.RouteTable[],
): pulumi.Resource[] {
  const { name, args, region, opts } = context;
  const vpcId = vpc.id;
  const tags = (service: string) => tagsOf(context, `${name}-${service}`);
  const s3 = new ec2.VpcEndpoint(
    `${name}-s3`,
    {
      vpcId,
      vpcEndpointType: "Gateway",
      serviceName: `com.amazonaws.${region}.s3`,
      routeTableIds: routeTables.map(({ id }) => id),
      tags: tags("s3"),
    },
    opts,
  );
  if (args.vpc.interfaceEndpoints !== true) {
    return [s3];
  }
  const rule = { name: `${name}-endpoints`, description: "HTTPS from the network", cidr: args.vpc.cidr, port: 443 };
  const { group, rules } = createSecurityGroup(context, `${name}-endpoints`, "Endpoints of AWS services", vpcId, [
    rule,
  ]);
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
