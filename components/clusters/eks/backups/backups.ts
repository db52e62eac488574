import { backupStorage, type Offer, offer } from "../../../capabilities";
import type { Context } from "../context";
import { createBucket } from "../object-storage";
import type { BackupsArgs } from "./args";

/** Days for which S3 keeps what was deleted or overwritten. */
export const defaultVersionDays = 30;

/** Creates the bucket of backups, if configured, and offers it. Velero deletes backups itself when they are old enough. */
export function createBackups(context: Context, { backups }: BackupsArgs): readonly Offer[] {
  if (backups === undefined) {
    return [];
  }
  const { versionDays = defaultVersionDays, encryptionKeyArn } = backups;
  const bucket = createBucket(context, `${context.name}-backups`, { ...backups, versionDays });
  return [offer(backupStorage, { kind: "s3", bucket, region: context.region, encryptionKeyArn })];
}
