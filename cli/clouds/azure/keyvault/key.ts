import { at, type Fields, items, text } from "../../../values";
import { azureType } from "../azure-type";
import { nameOfId } from "../resource-ids";
import { vault } from "./vault";

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
