import * as pulumi from "@pulumi/pulumi";

/** The network of a cluster that names none: the account's default VPC. */
export const defaultNetwork = { vpcId: "vpc-default", subnetIds: ["subnet-default-a", "subnet-default-b"] } as const;

/** Returns the subnets of the control plane. */
export function subnetsOf(inputs: pulumi.Inputs): pulumi.Output<string[]> {
  if (inputs.subnetIds === undefined && inputs.publicSubnetIds === undefined && inputs.privateSubnetIds === undefined) {
    return pulumi.output([...defaultNetwork.subnetIds]);
  }
  return inputs.subnetIds === undefined
    ? pulumi
        .all([inputs.publicSubnetIds ?? [], inputs.privateSubnetIds ?? []])
        .apply((lists) => lists.flat() as string[])
    : pulumi.output(inputs.subnetIds as string[]);
}

/** Machines are in private subnets if a cluster names any: https://www.pulumi.com/registry/packages/eks/api-docs/cluster/#privatesubnetids_nodejs */
export function nodeSubnetsOf(inputs: pulumi.Inputs): pulumi.Output<string[]> {
  const own: unknown = inputs.privateSubnetIds ?? inputs.publicSubnetIds;
  return own === undefined ? subnetsOf(inputs) : pulumi.output(own as string[]);
}
