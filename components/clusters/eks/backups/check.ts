import { whole } from "../../../checks";
import { expected, type Problem } from "../../../problems";
import { checkRegion, hasRegion, partitionOf } from "../../shared-checks";
import { checkKey } from "../check-arn";
import { regions } from "../network";
import type { BackupsArgs, EksBackupsArgs } from "./args";
import { defaultVersionDays } from "./backups";

/** Lists the mistakes in the options of backups. */
export function checkBackups({ backups = {}, region }: BackupsArgs & { readonly region: string }): Problem[] {
  const { versionDays = defaultVersionDays, lockDays, encryptionKeyArn } = backups;
  const fix = "S3 cannot delete a locked backup; raise versionDays";
  const days = [
    ...whole("backups.versionDays", versionDays, { min: 1, max: 3650, unit: "days" }),
    ...whole("backups.lockDays", lockDays, { min: 1, max: 3650, unit: "days" }),
  ];
  return [
    ...days,
    ...(days.length === 0 && lockDays !== undefined && lockDays > versionDays
      ? [expected("backups.lockDays", `at most ${versionDays} (versionDays)`, lockDays, fix)]
      : []),
    ...checkKey("backups.encryptionKeyArn", encryptionKeyArn, region),
    ...checkCopy(backups, region),
  ];
}

function checkCopy({ copy, encryptionKeyArn: firstKey }: EksBackupsArgs, own: string): Problem[] {
  if (copy === undefined) {
    return [];
  }
  const { region, encryptionKeyArn: key } = copy;
  const path = "backups.copy.region";
  /* https://docs.aws.amazon.com/AmazonS3/latest/userguide/replication.html: partitions do not trust each other's roles. */
  const isApart = region !== own && partitionOf(region) === partitionOf(own);
  const where = `another region in the partition ${partitionOf(own)}`;
  const needed = "the first bucket has a KMS key, so the copy needs a KMS key, too";
  const unused = "remove it, or set backups.encryptionKeyArn";
  return [
    ...checkRegion(path, region, regions),
    ...(hasRegion(region, regions.known) && !isApart ? [expected(path, where, region)] : []),
    ...(firstKey !== undefined && key === undefined
      ? [expected("backups.copy.encryptionKeyArn", `the ARN of a KMS key in ${region}`, key, needed)]
      : []),
    ...(firstKey === undefined && key !== undefined
      ? [expected("backups.copy.encryptionKeyArn", "no key, because the first bucket has no KMS key", key, unused)]
      : []),
    ...checkKey("backups.copy.encryptionKeyArn", key, region),
  ];
}
