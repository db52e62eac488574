import * as aws from "@pulumi/aws";

/** A zone's subnets. */
interface Zone {
  readonly public: aws.ec2.Subnet;
  readonly private: aws.ec2.Subnet;
  readonly route: aws.ec2.RouteTableAssociation;
}

/** Ranges of the private subnets, by zone. */
export const nodeCidrs = { a: "10.20.0.0/18", b: "10.20.64.0/18" } as const;
/** Ranges of the public subnets, by zone. */
export const publicCidrs = { a: "10.20.128.0/24", b: "10.20.129.0/24" } as const;

/** Creates a VPC with public and private subnets in two zones, and one way out. Any VPC will do: yours probably exists already. */
export function createNetwork(name: string, region: string) {
  const vpc = new aws.ec2.Vpc(name, { cidrBlock: "10.20.0.0/16", enableDnsHostnames: true, tags: { Name: name } });
  const gateway = new aws.ec2.InternetGateway(name, { vpcId: vpc.id });
  const outside = new aws.ec2.RouteTable(`${name}-public`, { vpcId: vpc.id });
  const routeOut = new aws.ec2.Route(`${name}-public`, {
    routeTableId: outside.id,
    destinationCidrBlock: "0.0.0.0/0",
    gatewayId: gateway.id,
  });
  const inside = new aws.ec2.RouteTable(`${name}-private`, { vpcId: vpc.id });
  const zones = [
    createZone(name, vpc, region, "a", { inside, outside }),
    createZone(name, vpc, region, "b", { inside, outside }),
  ] as const;
  const address = new aws.ec2.Eip(name, { domain: "vpc" }, { dependsOn: [gateway] });
  const nat = new aws.ec2.NatGateway(
    name,
    { allocationId: address.id, subnetId: zones[0].public.id },
    { dependsOn: [routeOut] },
  );
  const route = new aws.ec2.Route(`${name}-private`, {
    routeTableId: inside.id,
    destinationCidrBlock: "0.0.0.0/0",
    natGatewayId: nat.id,
  });
  return {
    vpcId: vpc.id,
    publicSubnetIds: zones.map((zone) => zone.public.id),
    privateSubnetIds: zones.map((zone) => zone.private.id),
    /** Nodes join the cluster once these exist. */
    routes: [route, ...zones.map((zone) => zone.route)],
  };
}

function createZone(
  name: string,
  vpc: aws.ec2.Vpc,
  region: string,
  letter: keyof typeof nodeCidrs,
  tables: { readonly inside: aws.ec2.RouteTable; readonly outside: aws.ec2.RouteTable },
): Zone {
  const subnet = (kind: "public" | "private", cidrBlock: string, role: string) =>
    new aws.ec2.Subnet(`${name}-${kind}-${letter}`, {
      vpcId: vpc.id,
      cidrBlock,
      availabilityZone: `${region}${letter}`,
      tags: { Name: `${name}-${kind}-${letter}`, [role]: "1" },
    });
  const outer = subnet("public", publicCidrs[letter], "kubernetes.io/role/elb");
  const inner = subnet("private", nodeCidrs[letter], "kubernetes.io/role/internal-elb");
  new aws.ec2.RouteTableAssociation(`${name}-public-${letter}`, {
    subnetId: outer.id,
    routeTableId: tables.outside.id,
  });
  const route = new aws.ec2.RouteTableAssociation(`${name}-private-${letter}`, {
    subnetId: inner.id,
    routeTableId: tables.inside.id,
  });
  return { public: outer, private: inner, route };
}
