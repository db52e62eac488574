import { eks } from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import { type Context, isProtected, tagsOf } from "../context";
import { createControlPlaneLogs } from "../logs/logs";
import type { Network } from "../network/network";
import { controlPlaneRoleName } from "../site";
import { createRole, type ReadyRole, serviceTrust } from "../roles";
import { createSecurityGroup } from "../network/security-group";

const logTypes = ["api", "audit", "authenticator", "controllerManager", "scheduler"];

/** Range of Service addresses where none is configured. */
export const defaultServiceCidr = "172.20.0.0/16";

/** Makes the role that the control plane acts as, with what it needs and no more. */
export function createControlPlaneRole(context: Context): ReadyRole {
  const { name, opts } = context;
  const trust = serviceTrust("eks.amazonaws.com");
  return createRole(
    context,
    `${name}-control-plane`,
    trust,
    ["AmazonEKSClusterPolicy"],
    opts,
    controlPlaneRoleName(context),
  );
}

/**
 * Makes the control plane. Its creator gets no rights in it, no add-on is installed behind our back, and its name cannot be
 * had twice: where it must be replaced, the old one goes first.
 */
export function createControlPlane(
  context: Context,
  network: Network,
  role: ReadyRole,
  keyArn: pulumi.Input<string>,
): eks.Cluster {
  const { name, args, opts } = context;
  const logs = createControlPlaneLogs(context, keyArn);
  const publicCidrs = args.endpoint.publicAccessCidrs;
  const apiServer = createApiServerGroup(context, network.vpcId);
  return new eks.Cluster(
    name,
    {
      name: context.clusterName,
      version: args.kubernetesVersion,
      roleArn: role.role.arn,
      accessConfig: { authenticationMode: "API", bootstrapClusterCreatorAdminPermissions: false },
      bootstrapSelfManagedAddons: false,
      deletionProtection: isProtected(context),
      enabledClusterLogTypes: logTypes,
      encryptionConfig: { provider: { keyArn }, resources: ["secrets"] },
      kubernetesNetworkConfig: { ipFamily: "ipv4", serviceIpv4Cidr: args.serviceCidr ?? defaultServiceCidr },
      upgradePolicy: { supportType: "STANDARD" },
      zonalShiftConfig: { enabled: true },
      vpcConfig: {
        subnetIds: network.zones.map(({ intraSubnetId }) => intraSubnetId),
        securityGroupIds: [apiServer.group.id],
        endpointPrivateAccess: true,
        endpointPublicAccess: publicCidrs !== undefined,
        ...(publicCidrs === undefined ? {} : { publicAccessCidrs: publicCidrs }),
      },
      tags: tagsOf(context, name),
    },
    {
      ...opts,
      protect: isProtected(context),
      deleteBeforeReplace: true,
      /* EKS takes subnets of the zones that it began with, all of them, and of no others. */
      ignoreChanges: ["vpcConfig.subnetIds"],
      /* The rules, too: whoever deletes from outside still has to reach the API server. */
      dependsOn: [logs, ...role.policies, ...network.routes, ...apiServer.rules],
    },
  );
}

/** Beside the group that EKS makes for control plane and nodes: who else reaches the private endpoint. */
function createApiServerGroup(context: Context, vpcId: pulumi.Input<string>) {
  const name = `${context.name}-api-server`;
  const cidrs = context.args.endpoint.privateAccessCidrs ?? [];
  const rules = cidrs.map((cidr) => ({ name: `${name}-${cidr}`, description: `HTTPS from ${cidr}`, cidr, port: 443 }));
  return createSecurityGroup(context, name, "Reaches the private endpoint of the API server", vpcId, rules);
}
