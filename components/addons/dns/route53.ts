import * as pulumi from "@pulumi/pulumi";
import type { StoredSecret } from "../../capabilities";
import type { AwsPermission } from "../../clusters/contract";
import type { AwsSite } from "../cloud-site";

/**
 * A hosted zone in Route 53, or the part of a zone below a domain.
 *
 * @example
 * ```ts
 * const route53Zone: Route53Zone = { domain: "example.com", hostedZoneId: "Z0123456789ABCDEFGHIJ" };
 * ```
 */
export interface Route53Zone {
  /** The zone's domain, or a domain inside the zone, for instance `example.com` or `dev.example.com`. */
  readonly domain: string;
  /** Id of the hosted zone, for instance an `aws.route53.Zone`'s `zoneId`. */
  readonly hostedZoneId: pulumi.Input<string>;
  /** If true, the zone is private: only the zone's VPCs can see it. @default false */
  readonly private?: boolean;
  /**
   * The access key of an IAM user that may change the zone's records. Set this option for a cluster outside AWS. The key is a secret in one of the
   * platform's stores: a JSON object with the fields `accessKeyId` and `secretAccessKey`.
   *
   * @default none: the cluster's own AWS identity changes the records
   */
  readonly credentials?: StoredSecret;
}

/** The records of a zone that a permission covers: their types, and their names as IAM patterns. */
export interface RecordScope {
  readonly types: readonly string[];
  readonly names: (domain: string) => readonly string[];
}

/**
 * Returns the permissions to read the given zones, and to change only the given records in them:
 * https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/specifying-conditions-route53.html#route53_rrsetConditionKeys
 */
export function route53Permissions(
  zones: readonly Route53Zone[],
  { partition }: Pick<AwsSite, "partition">,
  { types, names }: RecordScope,
): AwsPermission[] {
  const arnOf = ({ hostedZoneId }: Route53Zone) =>
    pulumi.interpolate`arn:${partition}:route53:::hostedzone/${hostedZoneId}`;
  const changes = zones.map((zone) => ({
    actions: ["route53:ChangeResourceRecordSets"],
    resources: [arnOf(zone)],
    conditions: {
      "ForAllValues:StringEquals": { "route53:ChangeResourceRecordSetsRecordTypes": types },
      "ForAllValues:StringLike": { "route53:ChangeResourceRecordSetsNormalizedRecordNames": names(zone.domain) },
    },
  }));
  return zones.length === 0
    ? []
    : [{ actions: ["route53:ListResourceRecordSets"], resources: zones.map(arnOf) }, ...changes];
}
