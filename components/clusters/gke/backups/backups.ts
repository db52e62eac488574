import { serviceaccount, storage } from "@pulumi/gcp";
import type * as pulumi from "@pulumi/pulumi";
import { backupStorage, type Offer, offer } from "../../../capabilities";
import type { Context } from "../context";
import { createBucket } from "../object-storage";
import type { BackupsArgs } from "./args";
import { dualRegion } from "./dual-regions";

const defaultVersionDays = 30;

/** Suffix in the id of the account that signs links. It follows the cluster's name. */
export const signerSuffix = "-backups";

/**
 * Creates the bucket of backups, if configured, and offers it. Velero deletes backups itself when they are old enough. The bucket has no lock, because Velero writes the description of a backup again when the backup completes.
 */
export function createBackups(
  context: Context,
  { backups }: BackupsArgs,
  apis: readonly pulumi.Resource[],
): readonly Offer[] {
  if (backups === undefined) {
    return [];
  }
  const name = `${context.name}-backups`;
  const { versionDays = defaultVersionDays, encryptionKey, copy } = backups;
  const place = copy && dualRegion(context.region, copy.region);
  const bucket = createBucket(context, name, { versionDays, encryptionKey, place }, apis);
  const signer = createSigner(context, name, bucket, apis);
  return [offer(backupStorage, { kind: "gcs", bucket: bucket.name, signer })];
}

/**
 * Creates the account that signs links to the logs of backups. A link has the permissions of its signer, and only a Google service account can sign
 * links. https://cloud.google.com/storage/docs/access-control/signed-urls
 */
function createSigner(
  { project, clusterName, opts }: Context,
  name: string,
  bucket: storage.Bucket,
  apis: readonly pulumi.Resource[],
) {
  const signer = new serviceaccount.Account(
    name,
    {
      project,
      accountId: `${clusterName}${signerSuffix}`,
      displayName: `Links to the backups of the cluster ${clusterName}`,
    },
    { ...opts, deleteBeforeReplace: true, dependsOn: [...apis] },
  );
  new storage.BucketIAMMember(
    name,
    { bucket: bucket.name, role: "roles/storage.objectViewer", member: signer.member },
    opts,
  );
  return { email: signer.email, name: signer.name };
}
