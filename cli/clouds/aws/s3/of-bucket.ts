import { text } from "../../../values";
import type { CloudRule } from "../../contract";
import type { AwsType } from "../aws-type";
import { isGone } from "../references";
import { regional } from "../replaced-by";

/** Refuses a setting of a bucket that was deleted. https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html */
const bucketExists: CloudRule = ({ inputs }, account) =>
  isGone(account, "aws:s3/bucket:Bucket", text(inputs, "bucket"))
    ? { code: "NoSuchBucket", message: "The specified bucket does not exist", status: 404 }
    : undefined;

/**
 * Declares the facts that all settings of a bucket share: a bucket has each of them once, and S3 writes and deletes it as a whole.
 *
 * @param setting the name in S3's operations, for instance `BucketVersioning`
 * @param file the provider's file
 * @param also inputs besides the bucket that force a replacement
 */
export function ofBucket(
  setting: string,
  file: string,
  also: readonly string[] = [],
): Omit<AwsType, "token" | "label"> {
  return {
    api: { service: "S3", create: `Put${setting}`, delete: `Delete${setting}` },
    id: ({ inputs }) => text(inputs, "bucket") ?? "",
    refuses: { create: [bucketExists], update: [bucketExists] },
    replacedBy: regional(`s3/${file}.go`, ["bucket", ...also]),
  };
}
