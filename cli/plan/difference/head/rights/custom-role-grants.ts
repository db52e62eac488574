import type { RegisteredResource } from "../../../../../components/testing";
import { items, texts } from "../../../../values";
import { labelOf } from "../../../label";
import { type Grant, matches } from "./grant";

/** Lists the permissions of roles that a program defines itself on Google Cloud and Azure. */
export function customRoleGrants(resource: RegisteredResource): Grant[] {
  const type = resource.type.replace(/(?<=^azure-native:\w+)\/v\d+(?=:)/, "");
  const grant = (may: string, boundless: boolean): Grant => ({
    who: `holders of ${labelOf(resource)}`,
    may,
    on: "",
    when: [],
    boundless,
  });
  if (/^gcp:\w+\/iAMCustomRole:/.test(type)) {
    return texts(resource.inputs, "permissions").map((may) => grant(may, escalatingAtGoogle.test(may)));
  }
  return type === "azure-native:authorization:RoleDefinition"
    ? items(resource.inputs, "permissions").flatMap((each) => [
        ...texts(each, "actions").map((may) => grant(may, isBoundless(may, texts(each, "notActions")))),
        ...texts(each, "dataActions").map((may) => grant(may, isBoundless(may, texts(each, "notDataActions")))),
      ])
    : [];
}

/**
 * Permissions with which an identity can give itself all others, be another one, or read every secret.
 * https://cloud.google.com/iam/docs/best-practices-service-accounts
 */
const escalatingAtGoogle =
  /\.setIamPolicy$|^iam\.serviceAccounts\.(?:actAs|getAccessToken|getOpenIdToken|implicitDelegation|signBlob|signJwt)$|^iam\.serviceAccountKeys\.create$|^iam\.roles\.(?:create|update)$|^secretmanager\.versions\.access$|^container\.(?:secrets\.(?:get|list)|pods\.(?:exec|attach|create)|(?:clusterRoles|roles)\.(?:bind|escalate)|users\.impersonate)$|^deploymentmanager\.deployments\.create$|^cloudbuild\.builds\.create$/;

/**
 * Actions of Azure with which an identity can give itself all others, or read every secret.
 * https://learn.microsoft.com/azure/role-based-access-control/built-in-roles/privileged
 */
const escalatingOnAzure = [
  "Microsoft.Authorization/roleAssignments/write",
  "Microsoft.Authorization/roleDefinitions/write",
  "Microsoft.Authorization/elevateAccess/Action",
  "Microsoft.ContainerService/managedClusters/listClusterAdminCredential/action",
  "Microsoft.ContainerService/managedClusters/secrets/read",
  "Microsoft.KeyVault/vaults/secrets/getSecret/action",
  "Microsoft.KeyVault/vaults/accessPolicies/write",
  "Microsoft.ManagedIdentity/userAssignedIdentities/assign/action",
  "Microsoft.Compute/virtualMachines/runCommand/action",
];

/** Reports whether an action is every action, or an action that raises permissions and that no exception removes. */
function isBoundless(action: string, except: readonly string[]): boolean {
  const isExcepted = (each: string) => except.some((pattern) => matches(pattern, each));
  return /^\*$/.test(action) || escalatingOnAzure.some((each) => matches(action, each) && !isExcepted(each));
}
