import { matches, whole } from "../../../checks";
import type { Problem } from "../../../problems";
import type { BackupsArgs } from "./args";

const keyPattern = /^arn:aws[a-z-]*:kms:[a-z0-9-]+:\d{12}:key\/.+$/;

/** Lists the mistakes in the options of backups. */
export function checkBackups({ backups = {} }: BackupsArgs): Problem[] {
  const { versionDays, lockDays, encryptionKeyArn } = backups;
  const key = "the ARN of a KMS key (arn:aws:kms:…:key/…), not of an alias";
  return [
    ...whole("backups.versionDays", versionDays, { min: 1, max: 3650, unit: "days" }),
    ...whole("backups.lockDays", lockDays, { min: 1, max: 3650, unit: "days" }),
    ...matches("backups.encryptionKeyArn", encryptionKeyArn, keyPattern, key),
  ];
}
