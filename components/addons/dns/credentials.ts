import type { StoredSecret } from "../../capabilities";
import { matches } from "../../checks";
import { expected, type Problem } from "../../problems";
import { checkStoredSecret, onlyKey, secretOfField } from "../addon-secret";
import type { AddonSecret } from "../definition";
import type { AzureDnsCredentials, AzureDnsZone } from "./azure-dns";
import type { CloudDnsZone } from "./cloud-dns";
import type { DnsServerZone } from "./dns-server";
import type { Route53Zone } from "./route53";

type CloudZone = Route53Zone | CloudDnsZone | AzureDnsZone;

/** A zone with `credentials`. Its records are changed with them, instead of the cluster's own identity. */
export type CredentialedZone = CloudZone & {
  readonly credentials: object;
};

/** Reports whether a zone has `credentials`. */
export function hasCredentials(zone: CloudZone | DnsServerZone): zone is CredentialedZone {
  return "credentials" in zone && zone.credentials !== undefined;
}

/** Names of the parts of an access key. Its JSON object and the Secret use the same names. */
export const accessKeyFields = { id: "accessKeyId", secret: "secretAccessKey" } as const;

/** Returns the Secret with the credentials of a zone. An access key has two fields. All other credentials are under `onlyKey`. */
export function credentialsSecret(zone: CredentialedZone): AddonSecret {
  const name = `dns.${zone.domain}`;
  if ("resourceGroup" in zone) {
    return secretOfField(name, secretOf(zone.credentials));
  }
  if ("managedZone" in zone) {
    return secretOfField(name, zone.credentials);
  }
  const { id, secret } = accessKeyFields;
  return { name, from: zone.credentials, data: { [id]: id, [secret]: secret } };
}

function secretOf({ secret }: AzureDnsCredentials): StoredSecret {
  return secret;
}

/** Returns a reference to a key of the Secret with a zone's credentials. */
export function credentialsRef(zone: CredentialedZone, key: string = onlyKey): { name: string; key: string } {
  return { name: credentialsSecret(zone).name, key };
}

/** Lists the mistakes in a zone's credentials, and missing options that a zone with credentials needs. */
export function checkCredentials(path: string, zone: CredentialedZone): Problem[] {
  if ("resourceGroup" in zone) {
    const { tenantId, clientId, secret } = zone.credentials;
    const guid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
    return [
      ...matches(`${path}.credentials.tenantId`, tenantId, guid, "the id of a tenant, a GUID in lower case"),
      ...matches(`${path}.credentials.clientId`, clientId, guid, "the id of an application, a GUID in lower case"),
      ...checkStoredSecret(`${path}.credentials.secret`, secret),
      ...required(
        `${path}.subscriptionId`,
        zone.subscriptionId,
        "the subscription id of the zone, because credentials are set",
      ),
    ];
  }
  return [
    ...checkStoredSecret(`${path}.credentials`, zone.credentials),
    ...("managedZone" in zone
      ? required(`${path}.project`, zone.project, "the project id of the zone, because credentials are set")
      : []),
  ];
}

function required(path: string, value: string | undefined, what: string): Problem[] {
  return value === undefined ? [expected(path, what, value)] : [];
}
