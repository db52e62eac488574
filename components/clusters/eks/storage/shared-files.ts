import { efs } from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import { type Context, tagsOf } from "../context";
import { createSecurityGroup, type Network } from "../network";
import type { EksStorageArgs } from "./args";

/** A file system. */
export interface SharedFiles {
  readonly fileSystem: efs.FileSystem;
  /** Resources that must exist before a node can mount the file system. */
  readonly mountTargets: readonly pulumi.Resource[];
}

const nfs = 2049;

/** Creates the file system of shared volumes, if configured. It has an address in each zone. */
export function createSharedFiles(
  context: Context,
  { shared = false }: EksStorageArgs,
  network: Network,
  keyArn: pulumi.Input<string>,
): SharedFiles | undefined {
  if (!shared) {
    return undefined;
  }
  const name = `${context.name}-shared`;
  const tags = tagsOf(context, name);
  const fileSystem = new efs.FileSystem(
    name,
    { encrypted: true, kmsKeyId: keyArn, throughputMode: "elastic", tags },
    { ...context.opts, protect: context.isProtected },
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
