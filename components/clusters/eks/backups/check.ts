import { whole } from "../../../checks";
import type { Problem } from "../../../problems";
import { checkKey } from "../check-arn";
import type { BackupsArgs } from "./args";

/** Lists the mistakes in the options of backups. */
export function checkBackups({ backups = {}, region }: BackupsArgs & { readonly region: string }): Problem[] {
  const { versionDays, lockDays, encryptionKeyArn } = backups;
  return [
    ...whole("backups.versionDays", versionDays, { min: 1, max: 3650, unit: "days" }),
    ...whole("backups.lockDays", lockDays, { min: 1, max: 3650, unit: "days" }),
    ...checkKey("backups.encryptionKeyArn", encryptionKeyArn, region),
  ];
}
