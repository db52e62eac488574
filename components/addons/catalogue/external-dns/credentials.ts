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

/** Where Google's libraries find a key, by a variable. */
export const googleKey: CredentialsFile = { folder: "/etc/keelson/google", file: "key.json" };

/** Where external-dns reads the application that changes zones of Azure. */
export const azureFile: CredentialsFile = { folder: "/etc/kubernetes", file: "azure.json" };

/** Returns the zone whose credentials all zones share, if they have any. */
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

/** Returns a variable with a part of the credentials. */
export function fromZone(variable: string, zone: CredentialedZone, key: string): Record<string, unknown> {
  const secret = credentialsRef(zone, key);
  return fromSecret(variable, secret.name, secret.key);
}

/** Returns the values that mount a key of the Secret as a file, if the zones have credentials. */
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
