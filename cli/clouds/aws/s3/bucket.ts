import { text } from "../../../values";
import { named } from "../../property-checks";
import { bucketArn } from "../arns";
import { type AwsType, api } from "../aws-type";
import { regional } from "../replaced-by";

/** https://docs.aws.amazon.com/AmazonS3/latest/API/API_CreateBucket.html */
export const bucket: AwsType = {
  token: "aws:s3/bucket:Bucket",
  label: "S3 Bucket",
  api: api("S3", "Bucket", "PutBucketTagging"),
  autoname: { property: "bucket", maxLength: 63 },
  id: ({ inputs, name }) => text(inputs, "bucket") ?? name,
  defaults: { forceDestroy: false, objectLockEnabled: false },
  computed: ({ place, id, inputs }) => {
    const region = text(inputs, "region") ?? place.region;
    return {
      arn: bucketArn(place, id),
      bucketDomainName: `${id}.s3.amazonaws.com`,
      bucketRegion: region,
      bucketRegionalDomainName: `${id}.s3.${region}.amazonaws.com`,
      hostedZoneId: place.newId("Z", id),
    };
  },
  /* https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html */
  properties: { bucket: named(/^[a-z0-9][a-z0-9.-]+[a-z0-9]$/, 63) },
  unique: {
    by: ["bucket"],
    fault: () => ({
      code: "BucketAlreadyOwnedByYou",
      message: "Your previous request to create the named bucket succeeded and you already own it.",
      status: 409,
    }),
  },
  replacedBy: regional("s3/bucket.go", ["bucket", "bucketNamespace", "bucketPrefix", "objectLockEnabled"]),
  precious: true,
  shown: {
    values: ({ inputs }) => [inputs.objectLockEnabled === true ? "with object lock" : undefined],
    alarms: ({ inputs }) => [inputs.forceDestroy === true ? "deleted with all its objects" : undefined],
  },
};
