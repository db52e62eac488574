import { said } from "../../shown";
import type { GcpType } from "../gcp-type";
import { iamMember, shownGrant } from "../iam-member";
import { forceNewGrant } from "../replaced-by";

/** Roles on a zone. https://cloud.google.com/dns/docs/zones/iam-per-resource-zones */
export const dnsManagedZoneIamMember: GcpType = {
  token: "gcp:dns/dnsManagedZoneIamMember:DnsManagedZoneIamMember",
  ...iamMember("managedZone"),
  replacedBy: forceNewGrant("dns/iam_dns_managed_zone.go", ["managedZone", "project"]),
  shown: shownGrant("managedZone", ({ named }) => said("on zone", named("managedZone"))),
};
