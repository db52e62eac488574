import { said } from "../../shown";
import type { GcpType } from "../gcp-type";
import { iamMember, opensToAnyone, shownGrant } from "../iam-member";
import { forceNewGrant } from "../replaced-by";

/** Roles on a bucket. https://cloud.google.com/storage/docs/access-control/iam */
export const bucketIamMember: GcpType = {
  token: "gcp:storage/bucketIAMMember:BucketIAMMember",
  ...iamMember("bucket"),
  replacedBy: forceNewGrant("storage/iam_storage_bucket.go", ["bucket"]),
  shown: shownGrant("bucket", ({ named }) => said("on bucket", named("bucket"))),
  opens: opensToAnyone,
};
