import { at, type Fields, items, text } from "../../../values";
import { all } from "../../account";
import type { CloudRule } from "../../contract";
import { roleAssignment } from "../authorization";
import { azureType } from "../azure-type";
import { isSameId, isWithin, nameOfId, parentOf } from "../resource-ids";
import { vault } from "./vault";

/** Roles that may delete keys. https://learn.microsoft.com/azure/key-vault/general/rbac-guide */
const deleters = new Set(["14b46e9e-c2b7-41b4-b07b-48a6ebf60603", "00482a5a-887f-4fb3-b363-3b7fe8e74483"]);

/**
 * Refuses to delete a key through a vault that is closed, or without a role on its keys. The provider creates a key through Azure's API and
 * deletes it through the vault: pulumi-azure-native `provider/pkg/resources/customresources/custom_keyvault.go`.
 * https://learn.microsoft.com/azure/key-vault/general/rest-error-codes
 */
const vaultIsOpen: CloudRule = ({ id }, account) => {
  const vaultId = parentOf(id) ?? "";
  const properties = all(account, vault.token).find((resource) => isSameId(resource.id, vaultId))?.state.properties;
  if (at(properties, "publicNetworkAccess") === "Disabled") {
    return {
      code: "ForbiddenByConnection",
      message: `Public network access is disabled and request is not from a trusted service nor via an approved private link. Vault: ${nameOfId(vaultId)}`,
      status: 403,
    };
  }
  if (at(properties, "networkAcls", "defaultAction") === "Deny") {
    const message = `Client address is not authorized and caller is not a trusted service. Vault: ${nameOfId(vaultId)}`;
    return { code: "ForbiddenByFirewall", message, status: 403 };
  }
  const mayDelete = all(account, roleAssignment.token).some(
    ({ state }) =>
      deleters.has(nameOfId(text(state, "roleDefinitionId") ?? "").toLowerCase()) &&
      isWithin(vaultId, text(state, "scope") ?? ""),
  );
  return at(properties, "enableRbacAuthorization") === true && !mayDelete
    ? {
        code: "ForbiddenByRbac",
        message: `Caller is not authorized to perform action on resource. If role assignments, deny assignments or role definitions were changed recently, please observe propagation time. Action: 'Microsoft.KeyVault/vaults/keys/delete' Vault: ${nameOfId(vaultId)}`,
        status: 403,
      }
    : undefined;
};

/** Keys in vaults. https://learn.microsoft.com/rest/api/keyvault/keyvault/keys */
export const key = azureType({
  token: "azure-native:keyvault:Key",
  path: `${vault.path}/keys/{keyName}`,
  name: { pattern: /^[a-zA-Z0-9-]{1,127}$/ },
  computed: ({ id, inputs, name, place, previous }) => {
    const keyUri = `https://${text(inputs, "vaultName") ?? ""}.vault.azure.net/keys/${nameOfId(id)}`;
    const version = place.newId("version", name).replaceAll("-", "");
    return {
      keyUri,
      keyUriWithVersion: text(previous, "keyUriWithVersion") ?? `${keyUri}/${version}`,
      kty: at(inputs, "properties", "kty"),
      keySize: at(inputs, "properties", "keySize"),
      keyOps: at(inputs, "properties", "keyOps"),
      rotationPolicy: at(inputs, "properties", "rotationPolicy"),
    };
  },
  refuses: { delete: [vaultIsOpen] },
  precious: true,
  shown: {
    partOf: "vaultName",
    lead: "keys",
    values: ({ inputs, name }) => [`${text(inputs, "keyName") ?? name}${isRotated(inputs) ? " (rotated)" : ""}`],
    alarms: ({ inputs, name }) => [
      isRotated(inputs) ? undefined : `the key ${text(inputs, "keyName") ?? name} is not rotated`,
    ],
  },
});

/** Reports whether Azure rotates a key automatically. */
function isRotated(inputs: Fields): boolean {
  const actions = items(inputs, "properties", "rotationPolicy", "lifetimeActions");
  return actions.some((action) => text(action, "action", "type")?.toLowerCase() === "rotate");
}
