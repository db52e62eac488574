import type * as pulumi from "@pulumi/pulumi";
import { type Patience, retryWhile } from "../retries";

/**
 * What Azure answers before the roles of an identity have arrived everywhere. It refuses the whole call then, and creates nothing.
 * https://learn.microsoft.com/azure/aks/user-assigned-managed-identity
 * https://github.com/aztfmod/terraform-azurerm-caf/issues/928, https://github.com/hashicorp/terraform-provider-azurerm/issues/24064
 * https://github.com/Azure/AKS/issues/3470, https://github.com/Azure/AKS/issues/3575
 */
const early =
  /CustomKubeletIdentityMissingPermissionError|CustomPrivateDNSZoneMissingPermissionError|LinkedAuthorizationFailed|AzureKeyVaultKmsValidateIdentityPermissionCustomerError|PrincipalNotFound/;

/**
 * What AKS answers while it changes a cluster or one of its pools. It also begins such changes itself, for instance for its add-ons when a
 * cluster is new. https://github.com/Azure/terraform-azurerm-avm-ptn-aks-production/pull/25, https://github.com/Azure/telescope/pull/1213
 */
const busy = /OperationNotAllowed.*Another (?:agentpool )?operation \(.*\) is in progress/;

/** Azure documents up to an hour until roles arrive. */
export const patience: Patience = { firstSeconds: 5, longestSeconds: 60, totalSeconds: 60 * 60 };

/**
 * Reports whether Azure refused a call, instead of failing after it had accepted it. Pulumi writes the second as a list (`InitError` in
 * sdk/go/common/resource/plugin/provider_plugin.go) and keeps the resource in its state, as long as nobody repeats the creation: the
 * provider refuses to create what exists, and with that the engine forgets it (`CreateStep` in pkg/resource/deploy/step.go).
 */
function isRefused(error: string): boolean {
  return !/^\d+ errors? occurred:/.test(error);
}

/** Reports whether Azure refused something only because roles have not arrived. */
export function isTooEarly(error: string): boolean {
  return isRefused(error) && early.test(error);
}

/** Reports whether AKS refused a change only because it is busy with another one. */
export function isBusy(error: string): boolean {
  return isRefused(error) && busy.test(error);
}

/** Repeats the creation of a resource whose identity's roles have not arrived yet. */
export function retryUntilRolesArrive(name: string): pulumi.ErrorHook {
  return retryWhile(name, isTooEarly, patience, "Azure to propagate roles");
}

/** Repeats a change of a cluster or its pools that AKS refuses because it is busy. */
export function retryWhileBusy(name: string): pulumi.ErrorHook {
  return retryWhile(name, isBusy, patience, "AKS to finish another operation");
}
