import { setTimeout as pause } from "node:timers/promises";
import * as pulumi from "@pulumi/pulumi";

/**
 * What Azure answers before the roles of an identity have arrived everywhere. It refuses the whole call then, and creates nothing.
 * https://learn.microsoft.com/azure/aks/user-assigned-managed-identity
 * https://github.com/aztfmod/terraform-azurerm-caf/issues/928, https://github.com/hashicorp/terraform-provider-azurerm/issues/24064
 * https://github.com/Azure/AKS/issues/3470
 */
const early =
  /CustomKubeletIdentityMissingPermissionError|CustomPrivateDNSZoneMissingPermissionError|LinkedAuthorizationFailed|KeyVault\w*MissingPermission\w*|PrincipalNotFound/;
/** Azure documents up to an hour. */
const longestMilliseconds = 60 * 60_000;
const firstMilliseconds = 5000;
const longestPauseMilliseconds = 60_000;

/** Returns how long to wait after so many failures, or nothing if the last one has another reason, or the roles are overdue. */
export function pauseAfter(errors: readonly string[], waited: number): number | undefined {
  return early.test(errors[0] ?? "") && waited < longestMilliseconds
    ? Math.min(longestPauseMilliseconds, firstMilliseconds * 2 ** (errors.length - 1))
    : undefined;
}

/** Repeats the creation of a resource whose identity's roles have not arrived yet. */
export function retryUntilRolesArrive(name: string): pulumi.CustomResourceOptions["hooks"] {
  let waited = 0;
  const hook = new pulumi.ErrorHook(name, async ({ errors, urn }) => {
    const milliseconds = pauseAfter(errors, waited);
    if (milliseconds === undefined) {
      return false;
    }
    await pulumi.log.info(
      `waits ${milliseconds / 1000} s for Azure to propagate roles (${urn.split("::").at(-1) ?? ""})`,
    );
    await pause(milliseconds);
    waited += milliseconds;
    return true;
  });
  return { onError: [hook] };
}
