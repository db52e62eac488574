import { backupStorage, type Offer, offer } from "../../../capabilities";
import type { Context } from "../context";
import { createBucket, nameOnceReady } from "../object-storage";
import type { BackupsArgs } from "./args";
import { createCopy } from "./copy";

/** Days for which S3 keeps deleted and overwritten data. */
export const defaultVersionDays = 30;

/** Creates the bucket of backups, if configured, and offers it. Velero deletes backups itself when they are old enough. */
export function createBackups(context: Context, { backups }: BackupsArgs): readonly Offer[] {
  if (backups === undefined) {
    return [];
  }
  const { versionDays = defaultVersionDays, lockDays, encryptionKeyArn, copy } = backups;
  const name = `${context.name}-backups`;
  const guarded = createBucket(context, name, { versionDays, lockDays, encryptionKeyArn });
  const ready = copy && createCopy(context, `${name}-copy`, guarded, { ...backups, copy, versionDays });
  const bucket = nameOnceReady(guarded, ready);
  return [offer(backupStorage, { kind: "s3", bucket, region: context.region, encryptionKeyArn })];
}
