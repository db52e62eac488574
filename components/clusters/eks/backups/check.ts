import { whole } from "../../../checks";
import { expected, type Problem } from "../../../problems";
import { checkKey } from "../check-arn";
import type { BackupsArgs } from "./args";
import { defaultVersionDays } from "./backups";

/** Lists the mistakes in the options of backups. */
export function checkBackups({ backups = {}, region }: BackupsArgs & { readonly region: string }): Problem[] {
  const { versionDays = defaultVersionDays, lockDays, encryptionKeyArn } = backups;
  const fix = "S3 keeps what is locked for longer than versionDays says; raise versionDays";
  return [
    ...whole("backups.versionDays", versionDays, { min: 1, max: 3650, unit: "days" }),
    ...whole("backups.lockDays", lockDays, { min: 1, max: 3650, unit: "days" }),
    ...(lockDays !== undefined && lockDays <= 3650 && lockDays > versionDays
      ? [expected("backups.lockDays", `at most ${versionDays} (versionDays)`, lockDays, fix)]
      : []),
    ...checkKey("backups.encryptionKeyArn", encryptionKeyArn, region),
  ];
}
