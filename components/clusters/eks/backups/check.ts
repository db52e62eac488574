import { whole } from "../../../checks";
import { expected, type Problem } from "../../../problems";
import { checkKey } from "../check-arn";
import type { BackupsArgs } from "./args";
import { defaultVersionDays } from "./backups";

/** Lists the mistakes in the options of backups. */
export function checkBackups({ backups = {}, region }: BackupsArgs & { readonly region: string }): Problem[] {
  const { versionDays = defaultVersionDays, lockDays, encryptionKeyArn } = backups;
  const fix = "S3 would keep locked backups longer than versionDays; raise versionDays";
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
  ];
}
