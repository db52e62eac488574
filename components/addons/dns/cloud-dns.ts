import type * as pulumi from "@pulumi/pulumi";
import type { StoredSecret } from "../../capabilities";
import type { GcpPermission } from "../../clusters/contract";

/**
 * A managed zone in Cloud DNS, or the part of a zone below a domain.
 *
 * @example
 * ```ts
 * const cloudDnsZone: CloudDnsZone = { domain: "example.com", managedZone: "example-com" };
 * ```
 */
export interface CloudDnsZone {
  /** The zone's domain, or a domain inside the zone, for instance `example.com` or `dev.example.com`. */
  readonly domain: string;
  /** Name of the managed zone, for instance a `gcp.dns.ManagedZone`'s `name`. */
  readonly managedZone: pulumi.Input<string>;
  /**
   * Id of the zone's project. Pulumi must have permission to set IAM policies in this project. Required with `credentials`.
   *
   * @default the cluster's project
   */
  readonly project?: string;
  /** If true, the zone is private: only the zone's networks can see it. @default false */
  readonly private?: boolean;
  /**
   * The key of a service account that may change the zone's records. Set this option for a cluster outside Google Cloud. The key is a secret in one
   * of the platform's stores. This secret contains the whole JSON of the key.
   *
   * @default none: the cluster's own Google Cloud identity changes the records
   */
  readonly credentials?: StoredSecret;
}

/**
 * Returns the permission to change records only in these zones. IAM cannot limit the permission to names or types of records:
 * https://cloud.google.com/dns/docs/zones/iam-per-resource-zones
 */
export function cloudDnsPermissions(zones: readonly CloudDnsZone[]): GcpPermission[] {
  return zones.map(({ managedZone, project }) => ({
    role: "roles/dns.admin",
    dnsZone: managedZone,
    ...(project !== undefined && { project }),
  }));
}
