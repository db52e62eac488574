import { ec2, efs, vpc } from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import { type Context, isProtected, tagsOf } from "./context";
import type { Network } from "./network";

/** A file system and what has to be there before a node can mount it. */
export interface SharedFiles {
  readonly fileSystem: efs.FileSystem;
  readonly mountTargets: readonly pulumi.Resource[];
}

const nfs = 2049;

/** Makes the file system of volumes that many nodes mount at once, where it is asked for; each zone reaches it by its own address. */
export function createSharedFiles(
  context: Context,
  network: Network,
  keyArn: pulumi.Input<string>,
): SharedFiles | undefined {
  if (context.args.storage?.shared !== true) {
    return undefined;
  }
  const name = `${context.name}-shared`;
  const tags = tagsOf(context, name);
  const fileSystem = new efs.FileSystem(
    name,
    { encrypted: true, kmsKeyId: keyArn, throughputMode: "elastic", tags },
    { ...context.opts, protect: isProtected(context) },
  );
  const group = createSecurityGroup(context, name, network);
  const mountTargets = network.zones.map(
    ({ letter, privateSubnetId }) =>
      new efs.MountTarget(
        `${name}-${letter}`,
        { fileSystemId: fileSystem.id, subnetId: privateSubnetId, securityGroups: [group.id] },
        context.opts,
      ),
  );
  return { fileSystem, mountTargets };
}

function createSecurityGroup(context: Context, name: string, network: Network): ec2.SecurityGroup {
  const tags = tagsOf(context, name);
  const group = new ec2.SecurityGroup(
    name,
    { description: "The file system of shared volumes", vpcId: network.vpcId, tags },
    context.opts,
  );
  for (const zone of network.zones) {
    new vpc.SecurityGroupIngressRule(
      `${name}-${zone.letter}`,
      {
        securityGroupId: group.id,
        description: `NFS from nodes in ${zone.zone}`,
        cidrIpv4: zone.private,
        ipProtocol: "tcp",
        fromPort: nfs,
        toPort: nfs,
        tags,
      },
      context.opts,
    );
  }
  return group;
}
