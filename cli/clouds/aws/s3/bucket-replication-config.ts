import { at, items, text } from "../../../values";
import { all, byId } from "../../account";
import type { CloudAccount, CloudRule } from "../../contract";
import { said } from "../../shown";
import type { AwsType } from "../aws-type";
import { ofBucket } from "./of-bucket";

const settings = ofBucket("BucketReplication", "bucket_replication_configuration");

function isVersioned(account: CloudAccount, bucket: string | undefined): boolean {
  return all(account, "aws:s3/bucketVersioning:BucketVersioning").some(
    ({ id, state }) => id === bucket && at(state, "versioningConfiguration", "status") === "Enabled",
  );
}

/** Reports whether a bucket of this account has no versions. One that was made elsewhere may have them. */
function lacksVersions(account: CloudAccount, bucket: string | undefined): boolean {
  return byId(account, "aws:s3/bucket:Bucket", bucket) !== undefined && !isVersioned(account, bucket);
}

/** Returns the name of the bucket in an ARN. */
function bucketOf(arn: string | undefined): string | undefined {
  return arn?.split(":").at(-1);
}

/** https://github.com/ministryofjustice/modernisation-platform/pull/1223 */
const sourceIsVersioned: CloudRule = ({ inputs }, account) =>
  lacksVersions(account, text(inputs, "bucket"))
    ? {
        code: "InvalidRequest",
        message: "Versioning must be 'Enabled' on the bucket to apply a replication configuration",
      }
    : undefined;

/** https://github.com/nozaq/terraform-aws-remote-state-s3-backend/issues/107 */
const targetsAreVersioned: CloudRule = ({ inputs }, account) =>
  items(inputs, "rules").some((rule) => lacksVersions(account, bucketOf(text(rule, "destination", "bucket"))))
    ? { code: "InvalidRequest", message: "Destination bucket must have versioning enabled." }
    : undefined;

/** https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutBucketReplication.html */
export const bucketReplicationConfig: AwsType = {
  token: "aws:s3/bucketReplicationConfig:BucketReplicationConfig",
  label: "S3 Bucket Replication Configuration",
  ...settings,
  refuses: {
    create: [...(settings.refuses?.create ?? []), sourceIsVersioned, targetsAreVersioned],
    update: [...(settings.refuses?.update ?? []), sourceIsVersioned, targetsAreVersioned],
  },
  shown: {
    partOf: "bucket",
    values: ({ named }) => [said("copied to", named("rules", "aws.s3.Bucket"))],
  },
};
