import type { ChartValues } from "../../../charts";
import { fromSecret } from "../../addon-secret";
import type { AddonSecret } from "../../definition";
import {
  azureDnsZones,
  type CredentialedZone,
  credentialsRef,
  credentialsSecret,
  type DnsZone,
  hasCredentials,
} from "../../dns";

/** A file of credentials in the container. */
interface CredentialsFile {
  readonly folder: string;
  readonly file: string;
}

/** The file with a Google key. An environment variable tells Google's libraries its path. */
export const googleKey: CredentialsFile = { folder: "/etc/keelson/google", file: "key.json" };

/** The file with the Azure application that may change zones. external-dns reads it. */
export const azureFile: CredentialsFile = { folder: "/etc/kubernetes", file: "azure.json" };

/** Returns a zone with credentials. All zones share the same credentials, if any. */
export function credentialed(zones: readonly DnsZone[]): CredentialedZone | undefined {
  return zones.find(hasCredentials);
}

/** Returns the Secret with the zones' credentials, in the form that external-dns reads. */
export function zoneSecrets(zones: readonly DnsZone[]): AddonSecret[] {
  const zone = credentialed(zones);
  if (zone === undefined) {
    return [];
  }
  const secret = credentialsSecret(zone);
  const [azure] = azureDnsZones([zone]);
  if (azure?.credentials === undefined) {
    return [secret];
  }
  const { tenantId, clientId } = azure.credentials;
  const [key = ""] = Object.keys(secret.data);
  const file = `{"tenantId":"${tenantId}","aadClientId":"${clientId}","aadClientSecret":{{ .${key} | toJson }}}`;
  return [{ ...secret, template: { [azureFile.file]: file } }];
}

/** Returns an environment variable with a part of the credentials. */
export function fromZone(variable: string, zone: CredentialedZone, key: string): Record<string, unknown> {
  const secret = credentialsRef(zone, key);
  return fromSecret(variable, secret.name, secret.key);
}

/** Returns the values that mount a key of the Secret as a file. Without credentials, returns nothing. */
export function mounted(zones: readonly DnsZone[], { folder, file }: CredentialsFile, key: string): ChartValues {
  const zone = credentialed(zones);
  const name = "dns-credentials";
  return zone === undefined
    ? {}
    : {
        extraVolumes: [{ name, secret: { secretName: credentialsSecret(zone).name, items: [{ key, path: file }] } }],
        extraVolumeMounts: [{ name, mountPath: folder, readOnly: true }],
      };
}
