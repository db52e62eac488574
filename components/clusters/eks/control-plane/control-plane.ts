import { eks } from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import { type Context, tagsOf } from "../context";
import { createControlPlaneLogs, type LogsArgs } from "../logs";
import { createSecurityGroup, defaultServiceCidr, type Network, type NetworkArgs } from "../network";
import { createRole, type ReadyRole, serviceTrust } from "../roles";
import { controlPlaneRoleName } from "../site";
import type { ControlPlaneArgs } from "./args";
import { retryUntilKeyIsUsable } from "./key-delay";

const logTypes = ["api", "audit", "authenticator", "controllerManager", "scheduler"];

/** Creates the role of the control plane, with the least permissions that it needs. */
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
 * Creates the control plane. The identity that creates it gets no permissions in the cluster. EKS installs no add-ons by itself. Names are unique, so
 * a replacement deletes the old control plane first.
 */
export function createControlPlane(
  context: Context,
  args: ControlPlaneArgs & LogsArgs & Pick<NetworkArgs, "serviceCidr">,
  network: Network,
  role: ReadyRole,
  keyArn: pulumi.Input<string>,
): eks.Cluster {
  const { name, isProtected, opts } = context;
  const logs = createControlPlaneLogs(context, args, keyArn);
  const { publicAccessCidrs: publicCidrs, privateAccessCidrs } = args.endpoint;
  const apiServer = createApiServerGroup(context, network.vpcId, privateAccessCidrs);
  return new eks.Cluster(
    name,
    {
      name: context.clusterName,
      version: args.kubernetesVersion,
      roleArn: role.role.arn,
      accessConfig: { authenticationMode: "API", bootstrapClusterCreatorAdminPermissions: false },
      bootstrapSelfManagedAddons: false,
      deletionProtection: isProtected,
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
      protect: isProtected,
      deleteBeforeReplace: true,
      /*
       * EKS accepts subnets only in the zones that the cluster had at its creation. Two inputs matter only at creation, and EKS does not return them.
       * Without this setting, Pulumi would replace an imported cluster because of these inputs.
       */
      ignoreChanges: [
        "vpcConfig.subnetIds",
        "accessConfig.bootstrapClusterCreatorAdminPermissions",
        "bootstrapSelfManagedAddons",
      ],
      /* Also depends on the rules: during a deletion, the program must still reach the API server from outside the network. */
      dependsOn: [logs, ...role.policies, ...network.routes, ...apiServer.rules],
      hooks: { onError: [retryUntilKeyIsUsable(name)] },
    },
  );
}

/** Creates the security group for clients of the private endpoint. EKS' own security group covers the control plane and the nodes. */
function createApiServerGroup(context: Context, vpcId: pulumi.Input<string>, cidrs: readonly string[] = []) {
  const name = `${context.name}-api-server`;
  const rules = cidrs.map((cidr) => ({ name: `${name}-${cidr}`, description: `HTTPS from ${cidr}`, cidr, port: 443 }));
  return createSecurityGroup(context, name, "Reaches the private endpoint of the API server", vpcId, rules);
}
