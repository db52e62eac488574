import type { CloudAccount, CloudFault } from "../../contract";
import { azureTypeOf } from "../azure-type";
import { isSameId, nameOfId } from "../resource-ids";

/**
 * Refuses the deletion of a subnet that contains network interfaces. The provider does not retry: `ShouldRetry` in
 * provider/pkg/azure/client_azcore.go. https://github.com/kubernetes-sigs/cluster-api-provider-azure/issues/172
 */
export function subnetInUse(account: CloudAccount, subnetId: string): CloudFault | undefined {
  const owners = account.resources
    .flatMap((resource) => azureTypeOf(account, resource.type)?.interfaces?.(resource, account) ?? [])
    .filter((networkInterface) => isSameId(networkInterface.subnetId, subnetId))
    .map(({ owner }) => owner);
  return owners.length === 0
    ? undefined
    : {
        code: "InUseSubnetCannotBeDeleted",
        message: `Subnet ${nameOfId(subnetId)} is in use by ${owners.join(", ")} and cannot be deleted. In order to delete the subnet, delete all the resources within the subnet. See aka.ms/deletesubnet.`,
      };
}
