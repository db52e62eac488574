import type * as pulumi from "@pulumi/pulumi";
import { type Patience, retryWhile } from "../retries";

/**
 * Azure's answers while the roles of an identity have not arrived everywhere. It refuses the whole call then, and creates nothing.
 * https://learn.microsoft.com/azure/aks/user-assigned-managed-identity
 * https://github.com/aztfmod/terraform-azurerm-caf/issues/928, https://github.com/hashicorp/terraform-provider-azurerm/issues/24064
 * https://github.com/Azure/AKS/issues/3470, https://github.com/Azure/AKS/issues/3575
 */
const early =
  /CustomKubeletIdentityMissingPermissionError|CustomPrivateDNSZoneMissingPermissionError|LinkedAuthorizationFailed|AzureKeyVaultKmsValidateIdentityPermissionCustomerError|PrincipalNotFound/;

/** Azure documents up to an hour. */
export const patience: Patience = { firstSeconds: 5, longestSeconds: 60, totalSeconds: 60 * 60 };

/** Reports whether Azure refused something only because roles have not arrived. */
export function isTooEarly(error: string): boolean {
  return early.test(error);
}

/** Repeats the creation of a resource whose identity's roles have not arrived yet. */
export function retryUntilRolesArrive(name: string): pulumi.ErrorHook {
  return retryWhile(name, isTooEarly, patience, "Azure to propagate roles");
}
