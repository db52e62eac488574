import type { RoleAssignment } from "@pulumi/azure-native/authorization";
import { UserAssignedIdentity } from "@pulumi/azure-native/managedidentity";
import type * as pulumi from "@pulumi/pulumi";
import { type Context, placeOf } from "../context";
import type { Keys } from "../keys";
import type { Network } from "../network/network";
import { type BuiltInRole, createAssignment } from "../roles";

/** Whom the cluster acts as in Azure. */
export interface ClusterIdentities {
  /** The control plane's. */
  readonly controlPlane: UserAssignedIdentity;
  /** The nodes'. */
  readonly kubelet: UserAssignedIdentity;
  /** What they need, and no more. */
  readonly rights: readonly RoleAssignment[];
}

/** Makes the two identities that the cluster acts as, before it is there. */
export function createClusterIdentities(context: Context, network: Network, keys: Keys): ClusterIdentities {
  const { name, args } = context;
  const identity = (kind: string) => new UserAssignedIdentity(`${name}-${kind}`, placeOf(context), context.opts);
  const controlPlane = identity("control-plane");
  const kubelet = identity("kubelet");
  const grant = (kind: string, role: BuiltInRole, scope: pulumi.Input<string>, to = controlPlane) =>
    createAssignment(context, `${name}-${kind}`, { role, scope, principalId: to.principalId });
  const { privateDnsZoneId } = args.endpoint;
  return {
    controlPlane,
    kubelet,
    rights: [
      grant("nodes-subnet", "Network Contributor", network.nodesSubnetId),
      grant("api-server-subnet", "Network Contributor", network.apiServerSubnetId),
      grant("kubelet-operator", "Managed Identity Operator", kubelet.id),
      grant("secrets-key", "Key Vault Crypto User", keys.vaultId),
      /* AKS reaches a closed vault by a private endpoint, which it makes in its own network and the vault has to accept. */
      grant("vault-endpoint", "Key Vault Contributor", keys.vaultId),
      grant("disks-encryption", "Reader", keys.diskEncryptionSetId),
      ...(privateDnsZoneId === undefined
        ? []
        : [
            grant("dns-zone", "Private DNS Zone Contributor", privateDnsZoneId),
            grant("dns-network", "Network Contributor", network.vnetId),
          ]),
      ...(args.registryIds ?? []).map((id) => grant(`pull-${lastSegment(id)}`, "AcrPull", id, kubelet)),
    ],
  };
}

function lastSegment(id: string): string {
  return id.split("/").at(-1) ?? id;
}
