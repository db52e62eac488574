import type { SecretStore } from "../../../capabilities";
import { matches, oneOf } from "../../../checks";
import type { Peer } from "../../../network";
import type { Problem } from "../../../problems";
import { checkEndpoint, waysTo } from "../../endpoint";
import type { VaultStore } from "./options";

/** The store in the form that other components use. */
export const vaultStore: SecretStore = {
  kind: "ClusterSecretStore",
  name: "vault",
  keys: {
    pattern: String.raw`^[\w.-]+(/[\w.-]+)*$`,
    says: 'letters, digits, ".", "_" and "-", with "/" between folders',
  },
};

/** Returns `provider` of the ClusterSecretStore. It refers to no service account, so the controller signs in with its own token. */
export function vaultProvider({ mountPath = "kubernetes", version = "v2", caBundle, ...vault }: VaultStore) {
  return {
    vault: {
      server: vault.server,
      path: vault.path,
      version,
      ...(vault.namespace !== undefined && { namespace: vault.namespace }),
      ...(caBundle !== undefined && { caBundle: Buffer.from(caBundle).toString("base64") }),
      auth: { kubernetes: { mountPath, role: vault.role } },
    },
  };
}

/** Returns the connections to the server. */
export function waysToVault({ server, cidrs }: VaultStore): Peer[] {
  return waysTo({ url: server, cidrs });
}

/** Lists the mistakes in the option `vault`. */
export function checkVaultStore({ server, path, version, role, mountPath, caBundle, cidrs }: VaultStore): Problem[] {
  const names = { url: "vault.server", caBundle: "vault.caBundle", cidrs: "vault.cidrs" };
  return [
    ...checkEndpoint(names, { url: server, caBundle, cidrs }, "https://vault.example.com:8200"),
    ...matches("vault.path", path, /^[^/\s]+(\/[^/\s]+)*$/, 'the path of a secrets engine such as "secret"'),
    ...oneOf("vault.version", version, ["v1", "v2"]),
    ...matches("vault.role", role, /^\S+$/, "the name of a role"),
    ...matches(
      "vault.mountPath",
      mountPath,
      /^[^/\s]+(\/[^/\s]+)*$/,
      'the path of an auth method such as "kubernetes"',
    ),
  ];
}
