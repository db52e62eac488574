import { efs } from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import { type Context, isProtected, tagsOf } from "../context";
import type { Network } from "../network/network";
import { createSecurityGroup } from "../network/security-group";

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
  const rules = network.zones.map(({ letter, zone, private: cidr }) => ({
    name: `${name}-${letter}`,
    description: `NFS from nodes in ${zone}`,
    cidr,
    port: nfs,
  }));
  const nodes = createSecurityGroup(context, name, "The file system of shared volumes", network.vpcId, rules);
  const mountTargets = network.zones.map(
    ({ letter, privateSubnetId }) =>
      new efs.MountTarget(
        `${name}-${letter}`,
        { fileSystemId: fileSystem.id, subnetId: privateSubnetId, securityGroups: [nodes.group.id] },
        { ...context.opts, dependsOn: [...nodes.rules] },
      ),
  );
  return { fileSystem, mountTargets };
}
