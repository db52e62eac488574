import { said } from "../../shown";
import type { GcpType } from "../gcp-type";
import { iamMember, opensToAnyone, shownGrant } from "../iam-member";

/** Roles on a bucket. https://cloud.google.com/storage/docs/access-control/iam */
export const bucketIamMember: GcpType = {
  token: "gcp:storage/bucketIAMMember:BucketIAMMember",
  ...iamMember("bucket"),
  shown: shownGrant("bucket", ({ named }) => said("on bucket", named("bucket"))),
  opens: opensToAnyone,
};
