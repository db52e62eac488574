import type * as pulumi from "@pulumi/pulumi";
import { type Patience, retryWhile } from "../retries";

/**
 * Azure returns these errors until the roles of an identity have taken effect everywhere. With such an error, Azure refuses the whole call and
 * creates nothing.
 * https://learn.microsoft.com/azure/aks/user-assigned-managed-identity
 * https://github.com/aztfmod/terraform-azurerm-caf/issues/928, https://github.com/hashicorp/terraform-provider-azurerm/issues/24064
 * https://github.com/Azure/AKS/issues/3470, https://github.com/Azure/AKS/issues/3575
 */
const early =
  /CustomKubeletIdentityMissingPermissionError|CustomPrivateDNSZoneMissingPermissionError|LinkedAuthorizationFailed|AzureKeyVaultKmsValidateIdentityPermissionCustomerError|PrincipalNotFound/;

/**
 * AKS returns these errors while it changes a cluster or one of its pools. AKS also starts such changes itself, for instance for its add-ons in a new
 * cluster. https://github.com/Azure/terraform-azurerm-avm-ptn-aks-production/pull/25, https://github.com/Azure/telescope/pull/1213
 */
const busy = /OperationNotAllowed.*Another (?:agentpool )?operation \(.*\) is in progress/;

/** Azure's documentation says that roles take up to an hour to take effect. */
export const patience: Patience = { firstSeconds: 5, longestSeconds: 60, totalSeconds: 60 * 60 };

/**
 * Reports whether Azure refused a call. Azure can also accept a call and fail later. Pulumi reports that case as a list (`InitError` in
 * sdk/go/common/resource/plugin/provider_plugin.go) and keeps the resource in its state. The program must not repeat such a creation: the provider
 * would refuse to create a resource that exists, and the engine would then forget the resource (`CreateStep` in pkg/resource/deploy/step.go).
 */
function isRefused(error: string): boolean {
  return !/^\d+ errors? occurred:/.test(error);
}

/** Reports whether Azure refused a call only because roles have not taken effect yet. */
export function isTooEarly(error: string): boolean {
  return isRefused(error) && early.test(error);
}

/** Reports whether AKS refused a change only because another change is still running. */
export function isBusy(error: string): boolean {
  return isRefused(error) && busy.test(error);
}

/** Repeats the creation of a resource until the roles of its identity have taken effect. */
export function retryUntilRolesArrive(name: string): pulumi.ErrorHook {
  return retryWhile(name, isTooEarly, patience, "Azure to propagate roles");
}

/** Repeats a change of a cluster or its pools while AKS refuses it because another change is still running. */
export function retryWhileBusy(name: string): pulumi.ErrorHook {
  return retryWhile(name, isBusy, patience, "AKS to finish another operation");
}
