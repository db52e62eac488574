import type { RoleAssignment } from "@pulumi/azure-native/authorization";
import { UserAssignedIdentity } from "@pulumi/azure-native/managedidentity";
import * as pulumi from "@pulumi/pulumi";
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
  /** The role assignments of the identities, with only the permissions that AKS needs. */
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
  const grantTo =
    (principal: UserAssignedIdentity, opts?: pulumi.CustomResourceOptions) =>
    (kind: string, role: BuiltInRole, scope: pulumi.Input<string>) =>
      createAssignment(context, `${name}-${kind}`, { role, scope, principalId: principal.principalId }, opts);
  const grant = grantTo(controlPlane);
  const ofKeys = [
    grant("secrets-key", "Key Vault Crypto User", keys.vaultId),
    /* AKS reaches a private vault through an endpoint in AKS' own network. The vault has to accept this endpoint. */
    grant("vault-endpoint", "Key Vault Contributor", keys.vaultId),
    grant("disks-encryption", "Reader", keys.diskEncryptionSetId),
  ];
  /*
   * AKS checks these roles before it accepts the cluster, and uses the keys only afterwards. So these roles are assigned last: once they take effect,
   * the other roles have already taken effect.
   */
  const lastGrant = grantTo(controlPlane, pulumi.mergeOptions(context.opts, { dependsOn: [...ofKeys, ...keys.ready] }));
  const { privateDnsZoneId } = network;
  return {
    controlPlane,
    kubelet,
    rights: [
      ...ofKeys,
      lastGrant("nodes-subnet", "Network Contributor", network.nodesSubnetId),
      lastGrant("api-server-subnet", "Network Contributor", network.apiServerSubnetId),
      lastGrant("kubelet-operator", "Managed Identity Operator", kubelet.id),
      ...(privateDnsZoneId === undefined
        ? []
        : [
            lastGrant("dns-zone", "Private DNS Zone Contributor", privateDnsZoneId),
            lastGrant("dns-network", "Network Contributor", network.vnetId),
          ]),
      ...storageAccountIds(args.storage?.classes).map((id) =>
        grant(`files-${lastSegment(id)}`, "Storage Account Contributor", id),
      ),
      ...(args.registryIds ?? []).map((id) => grantTo(kubelet)(`pull-${lastSegment(id)}`, "AcrPull", id)),
    ],
  };
}

function lastSegment(id: string): string {
  return id.split("/").at(-1) ?? id;
}
