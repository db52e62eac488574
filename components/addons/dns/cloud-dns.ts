import type * as pulumi from "@pulumi/pulumi";
import type { StoredSecret } from "../../capabilities";
import type { GcpPermission } from "../../clusters/contract";

/**
 * A managed zone of Cloud DNS, or the part of a zone below a domain.
 *
 * @example
 * ```ts
 * const cloudDnsZone: CloudDnsZone = { domain: "example.com", managedZone: "example-com" };
 * ```
 */
export interface CloudDnsZone {
  /** The zone's domain, or a domain inside the zone, for instance `example.com` or `dev.example.com`. */
  readonly domain: string;
  /** Name of the zone, for instance a `gcp.dns.ManagedZone`'s `name`. */
  readonly managedZone: pulumi.Input<string>;
  /** Id of the zone's project. The deployer must be allowed to set IAM policies there. @default the cluster's; required with `credentials` */
  readonly project?: string;
  /** Whether it is a private zone, which only its networks see. @default false */
  readonly private?: boolean;
  /**
   * Key of a service account that may change its records, for a cluster outside of Google Cloud: a secret in a store of the platform, which
   * contains the whole JSON of the key.
   *
   * @default the cluster's own identity
   */
  readonly credentials?: StoredSecret;
}

/**
 * Returns the permission to change records in these zones only. IAM cannot limit it to names or types of records:
 * https://cloud.google.com/dns/docs/zones/iam-per-resource-zones
 */
export function cloudDnsPermissions(zones: readonly CloudDnsZone[]): GcpPermission[] {
  return zones.map(({ managedZone, project }) => ({
    role: "roles/dns.admin",
    dnsZone: managedZone,
    ...(project !== undefined && { project }),
  }));
}
