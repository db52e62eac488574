import { notEmpty, once } from "../../../checks";
import { expected, isPlain, type Problem } from "../../../problems";
import { checkKey } from "../check-arn";
import type { ExistingKarpenterArgs } from "./args";

/** Lists the mistakes in the account's resources for Karpenter. The argument's type defines the forms of names and ids. */
export function checkKarpenter(
  { subnets, securityGroupIds, encryptionKeyArn }: ExistingKarpenterArgs,
  region: string,
): Problem[] {
  return [
    ...notEmpty("karpenter.subnets", subnets, "subnet"),
    ...Object.keys(subnets).flatMap((zone) => checkZone(`karpenter.subnets.${zone}`, zone, region)),
    ...once("karpenter.subnets", Object.values(subnets).filter(isPlain<string>), "subnet"),
    ...notEmpty("karpenter.securityGroupIds", securityGroupIds, "security group"),
    ...once("karpenter.securityGroupIds", securityGroupIds.filter(isPlain<string>), "security group"),
    ...(isPlain<string>(encryptionKeyArn) ? checkKey("karpenter.encryptionKeyArn", encryptionKeyArn, region) : []),
  ];
}

/**
 * Lists the mistake of a zone in another region. A local zone, such as `us-west-2-lax-1a`, also begins with its region.
 * https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/using-regions-availability-zones.html
 */
function checkZone(path: string, zone: string, region: string): Problem[] {
  const isZone = zone.startsWith(region) && /^(-[a-z]+-\d)?[a-z]$/.test(zone.slice(region.length));
  return isZone ? [] : [expected(path, `a zone of the region ${region}, such as ${region}a`, zone)];
}
