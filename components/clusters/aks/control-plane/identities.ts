import type { RoleAssignment } from "@pulumi/azure-native/authorization";
import { UserAssignedIdentity } from "@pulumi/azure-native/managedidentity";
import type * as pulumi from "@pulumi/pulumi";
import { type Context, placeOf } from "../context";
import type { Keys } from "../keys";
import type { Network } from "../network";
import type { NodesArgs } from "../nodes";
import { type BuiltInRole, createAssignment } from "../roles";
import { type AksStorageArgs, storageAccountIds } from "../storage";

/** The identities of the cluster in Azure. */
export interface ClusterIdentities {
  /** Identity of the control plane. */
  readonly controlPlane: UserAssignedIdentity;
  /** Identity of the nodes. */
  readonly kubelet: UserAssignedIdentity;
  /** The least permissions that they need. */
  readonly rights: readonly RoleAssignment[];
}

/** Creates the identities of the cluster, before the cluster itself. */
export function createClusterIdentities(
  context: Context,
  args: Pick<NodesArgs, "registryIds"> & { readonly storage?: AksStorageArgs },
  network: Network,
  keys: Keys,
): ClusterIdentities {
  const { name } = context;
  const identity = (kind: string) => new UserAssignedIdentity(`${name}-${kind}`, placeOf(context), context.opts);
  const controlPlane = identity("control-plane");
  const kubelet = identity("kubelet");
  const grant = (kind: string, role: BuiltInRole, scope: pulumi.Input<string>, to = controlPlane) =>
    createAssignment(context, `${name}-${kind}`, { role, scope, principalId: to.principalId });
  const { privateDnsZoneId } = network;
  return {
    controlPlane,
    kubelet,
    rights: [
      grant("nodes-subnet", "Network Contributor", network.nodesSubnetId),
      grant("api-server-subnet", "Network Contributor", network.apiServerSubnetId),
      grant("kubelet-operator", "Managed Identity Operator", kubelet.id),
      grant("secrets-key", "Key Vault Crypto User", keys.vaultId),
      /* AKS reaches a private vault through an endpoint in AKS' own network, which the vault has to accept. */
      grant("vault-endpoint", "Key Vault Contributor", keys.vaultId),
      grant("disks-encryption", "Reader", keys.diskEncryptionSetId),
      ...(privateDnsZoneId === undefined
        ? []
        : [
            grant("dns-zone", "Private DNS Zone Contributor", privateDnsZoneId),
            grant("dns-network", "Network Contributor", network.vnetId),
          ]),
      ...storageAccountIds(args.storage?.classes).map((id) =>
        grant(`files-${lastSegment(id)}`, "Storage Account Contributor", id),
      ),
      ...(args.registryIds ?? []).map((id) => grant(`pull-${lastSegment(id)}`, "AcrPull", id, kubelet)),
    ],
  };
}

function lastSegment(id: string): string {
  return id.split("/").at(-1) ?? id;
}
