import { iam, s3 } from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { partitionOf } from "../../shared-checks";
import type { Context } from "../context";
import { createBucket, type GuardedBucket } from "../object-storage";
import { createRole, type PolicyDocument, serviceTrust } from "../roles";
import type { EksBackupsArgs } from "./args";

type Copied = EksBackupsArgs & { readonly copy: NonNullable<EksBackupsArgs["copy"]>; readonly versionDays: number };

/**
 * Creates a bucket in another region. S3 copies all writes to the first bucket into it, including deletions. Returns the resources that must exist
 * before the first backup, because S3 copies only later writes. All of these resources stay when the cluster is deleted.
 */
export function createCopy(
  context: Context,
  name: string,
  source: GuardedBucket,
  { copy, versionDays, lockDays, encryptionKeyArn }: Copied,
): readonly pulumi.Resource[] {
  const { region, encryptionKeyArn: copyKeyArn } = copy;
  const target = createBucket(context, name, { region, versionDays, lockDays, encryptionKeyArn: copyKeyArn });
  const opts = { ...context.opts, retainOnDelete: true };
  const { role } = createRole(context, name, serviceTrust("s3.amazonaws.com"), [], opts);
  const facts = { region, isLocked: lockDays !== undefined, encryptionKeyArn, copyKeyArn };
  const policy = pulumi
    .output({ source: source.bucket.arn, target: target.bucket.arn })
    .apply((arns) => JSON.stringify(copyPolicy(arns, context.region, facts)));
  const allowed = new iam.RolePolicy(name, { role: role.name, policy }, opts);
  const copied = new s3.BucketReplicationConfig(
    name,
    { bucket: source.bucket.id, role: role.arn, rules: [rule(target.bucket.arn, copyKeyArn)] },
    { ...opts, dependsOn: [...source.guards, ...target.guards, allowed] },
  );
  return [...source.guards, copied];
}

/** The facts about a bucket that the role for copying needs. */
interface CopyFacts {
  readonly region: string;
  readonly isLocked: boolean;
  readonly encryptionKeyArn?: string;
  readonly copyKeyArn?: string;
}

/**
 * Renders the role's policy: the role reads the first bucket and writes to the copy. It copies each object with its tags and its lock.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/setting-repl-config-perm-overview.html,
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/replication-config-for-kms-objects.html
 */
function copyPolicy(
  arns: { readonly source: string; readonly target: string },
  sourceRegion: string,
  { region, isLocked, encryptionKeyArn, copyKeyArn }: CopyFacts,
): PolicyDocument {
  const versions = ["s3:GetObjectVersionForReplication", "s3:GetObjectVersionAcl", "s3:GetObjectVersionTagging"];
  const locks = isLocked ? ["s3:GetObjectRetention", "s3:GetObjectLegalHold"] : [];
  return {
    Version: "2012-10-17",
    Statement: [
      allow(["s3:GetReplicationConfiguration", "s3:ListBucket"], arns.source),
      allow([...versions, ...locks], `${arns.source}/*`),
      allow(["s3:ReplicateObject", "s3:ReplicateDelete", "s3:ReplicateTags"], `${arns.target}/*`),
      ...(encryptionKeyArn === undefined ? [] : [throughS3(["kms:Decrypt"], encryptionKeyArn, sourceRegion)]),
      ...(copyKeyArn === undefined ? [] : [throughS3(["kms:Encrypt"], copyKeyArn, region)]),
    ],
  };
}

function allow(actions: readonly string[], resource: string) {
  return { Effect: "Allow", Action: actions, Resource: resource };
}

function throughS3(actions: readonly string[], keyArn: string, region: string) {
  const domain = partitionOf(region) === "aws-cn" ? "amazonaws.com.cn" : "amazonaws.com";
  return { ...allow(actions, keyArn), Condition: { StringEquals: { "kms:ViaService": `s3.${region}.${domain}` } } };
}

/** Returns the replication rule. S3 copies deletions as marks, so both buckets keep deleted data for the same time. */
function rule(bucket: pulumi.Input<string>, replicaKmsKeyId: string | undefined) {
  return {
    id: "everything",
    status: "Enabled",
    filter: { prefix: "" },
    deleteMarkerReplication: { status: "Enabled" },
    ...(replicaKmsKeyId === undefined
      ? { destination: { bucket } }
      : {
          sourceSelectionCriteria: { sseKmsEncryptedObjects: { status: "Enabled" } },
          destination: { bucket, encryptionConfiguration: { replicaKmsKeyId } },
        }),
  };
}
