import * as pulumi from "@pulumi/pulumi";
import type { ObjectStorage, S3Storage } from "../../capabilities";
import type { AwsPermission, CloudPermissions, Cluster } from "../../clusters/contract";

/** Returns the permissions to use a bucket in a cloud. */
export function permissionsOn(storage: ObjectStorage, { cloudFacts }: Pick<Cluster, "cloudFacts">): CloudPermissions {
  switch (storage.kind) {
    case "s3":
      return { aws: onS3(storage, cloudFacts?.partition) };
    case "gcs":
      return { gcp: [{ role: "roles/storage.objectUser", bucket: storage.bucket }] };
    case "azure-blob":
      return { azure: [{ role: "Storage Blob Data Contributor", scope: storage.storageAccountId }] };
  }
}

/**
 * Returns the permissions to list, read, write and delete files in a bucket, and to use the bucket's key through S3 only. Snapshots need no
 * permissions, because the volumes' CSI driver takes them. https://github.com/vmware-tanzu/velero-plugin-for-aws#set-permissions-for-velero
 */
function onS3({ bucket, region, encryptionKeyArn }: S3Storage, partition = "aws"): AwsPermission[] {
  const arn = pulumi.interpolate`arn:${partition}:s3:::${bucket}`;
  const domain = partition === "aws-cn" ? "amazonaws.com.cn" : "amazonaws.com";
  const files = {
    actions: [
      "s3:GetObject",
      "s3:PutObject",
      "s3:DeleteObject",
      "s3:AbortMultipartUpload",
      "s3:ListMultipartUploadParts",
    ],
    resources: [pulumi.interpolate`${arn}/*`],
  };
  const key = (keyArn: pulumi.Input<string>) => ({
    actions: ["kms:Decrypt", "kms:GenerateDataKey"],
    resources: [keyArn],
    conditions: { StringEquals: { "kms:ViaService": `s3.${region}.${domain}` } },
  });
  return [
    { actions: ["s3:ListBucket"], resources: [arn] },
    files,
    ...(encryptionKeyArn === undefined ? [] : [key(encryptionKeyArn)]),
  ];
}
