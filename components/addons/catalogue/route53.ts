import * as pulumi from "@pulumi/pulumi";
import type { AwsPermission } from "../../clusters/contract";
import type { AwsSite } from "./aws-site";

/** A hosted zone of Route 53, or the part of one below a domain. */
export interface Route53Zone {
  /** The domain, which is the zone's own or lies in it, for instance `example.com` or `dev.example.com`. */
  readonly domain: string;
  /** For instance an `aws.route53.Zone`'s `zoneId`. */
  readonly hostedZoneId: pulumi.Input<string>;
}

/** What may be changed in a zone: types of records, and their names as patterns of IAM. */
export interface RecordScope {
  readonly types: readonly string[];
  readonly names: (domain: string) => readonly string[];
}

/**
 * Permission to read the zones and to change these records in them, and no others:
 * https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/specifying-conditions-route53.html#route53_rrsetConditionKeys
 */
export function recordPermissions(
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
